import { expect, test } from 'vitest'
import { AddCluster, type ClusterConfigItem } from '@/lib/contract/cluster-configs'
import { type ClusterDraft, draftOf, idLike, inputOf } from './cluster-draft'

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'
const draft = (of: Partial<ClusterDraft> = {}): ClusterDraft => ({ ...draftOf(null), id: 'orders', brokers: 'kafka-1:9092', ...of })
const faults = (of: Partial<ClusterDraft>, kept: ClusterConfigItem | null = null) => {
  const read = inputOf(draft(of), kept)
  return 'faults' in read ? read.faults : {}
}
const value = (of: Partial<ClusterDraft>, kept: ClusterConfigItem | null = null) => {
  const read = inputOf(draft(of), kept)
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  return read.value
}

test('an id and an address are enough, and the name is the id', () => {
  expect(value({})).toEqual({ id: 'orders', name: 'orders', brokers: ['kafka-1:9092'], tls: null, sasl: null, readOnly: false })
})

test('addresses may be written in any way people write lists', () => {
  expect(value({ brokers: ' a:1, b:2\n[::1]:3 a:1' }).brokers).toEqual(['a:1', 'b:2', '[::1]:3'])
})

test.each<[string, Partial<ClusterDraft>, object]>([
  ['no id', { id: '' }, { id: 'id' }],
  ['capitals in the id', { id: 'Orders' }, { id: 'id' }],
  ['the address of this page', { id: 'new' }, { id: 'id' }],
  ['no port', { brokers: 'kafka-1' }, { brokers: 'brokers' }],
  ['a port that there is not', { brokers: 'kafka-1:99999' }, { brokers: 'brokers' }],
  ['a user without name and password', { mechanism: 'PLAIN' }, { 'sasl.username': 'needed', 'sasl.password': 'needed' }],
  ['a certificate without key', { hasTls: true, cert: PEM }, { 'tls.key': 'key' }],
  ['a key without certificate', { hasTls: true, key: PEM }, { 'tls.cert': 'key' }],
  ['a CA that is no PEM', { hasTls: true, ca: 'MIIB' }, { 'tls.ca': 'pem' }],
  ['no token endpoint', { mechanism: 'OAUTHBEARER', clientId: 'c', clientSecret: 's' }, { 'sasl.tokenEndpoint': 'url' }],
  ['a region that is none', { mechanism: 'AWS_MSK_IAM', region: 'Frankfurt' }, { 'sasl.region': 'region' }],
  [
    'an extension that is the token',
    { mechanism: 'OAUTHBEARER', tokenEndpoint: 'https://a/b', clientId: 'c', clientSecret: 's', extensions: 'auth=x' },
    { 'sasl.extensions': 'extensions' },
  ],
])('%s is told by its field', (_, of, expected) => {
  expect(faults(of)).toEqual(expected)
})

const oauth = {
  tokenEndpoint: 'https://id.example/token',
  clientId: 'console',
  scope: 'kafka',
  extensions: 'logicalCluster=lkc-1\npool=a',
  tokenCa: PEM,
}

test.each<Partial<ClusterDraft>>([
  {},
  { name: 'Orders EU', readOnly: true, hasTls: true, ca: PEM, cert: PEM, key: PEM, serverName: 'kafka', isUnchecked: true },
  { mechanism: 'SCRAM-SHA-512', username: 'console', password: ' with spaces ' },
  { mechanism: 'OAUTHBEARER', clientSecret: 's', ...oauth },
  { mechanism: 'AWS_MSK_IAM', region: 'eu-central-1', roleArn: 'arn:aws:iam::1:role/console' },
])('what is sent of %j the API takes as it is', (of) => {
  expect(AddCluster.parse(value(of))).toMatchObject(value(of))
})

const saved: ClusterConfigItem = {
  id: 'orders',
  name: 'Orders',
  origin: 'console',
  brokers: ['kafka-1:9092'],
  tls: { ca: PEM, cert: PEM, hasKey: true, serverName: null, rejectUnauthorized: true },
  sasl: { mechanism: 'SCRAM-SHA-512', username: 'console' },
  readOnly: false,
  commits: { source: 'auto', mostPerSec: 20_000 },
  saved: null,
  isWatched: true,
}

test('of a saved cluster secrets that are left out are kept, and nothing else is lost', () => {
  const { value: sent } = inputOf(draftOf(saved), saved) as { value: AddCluster }
  expect(sent).toEqual({
    id: 'orders',
    name: 'Orders',
    brokers: ['kafka-1:9092'],
    tls: { ca: PEM, cert: PEM, rejectUnauthorized: true },
    sasl: { mechanism: 'SCRAM-SHA-512', username: 'console' },
    readOnly: false,
  })
})

test('another mechanism, another certificate or lost secrets have to be entered', () => {
  const of = (changes: Partial<ClusterDraft>, kept = saved) => inputOf({ ...draftOf(saved), ...changes }, kept)
  expect(of({ mechanism: 'PLAIN' })).toEqual({ faults: { 'sasl.password': 'needed' } })
  expect(of({ cert: `${PEM}\n${PEM}` })).toEqual({ faults: { 'tls.key': 'key' } })
  expect(of({}, { ...saved, isWatched: false })).toEqual({ faults: { 'sasl.password': 'needed', 'tls.key': 'key' } })
})

test.each([
  ['Orders EU', 'orders-eu'],
  [' Kafka (prod) ', 'kafka-prod'],
  ['주문', ''],
])('an id like %j is %j', (name, id) => {
  expect(idLike(name)).toBe(id)
})
