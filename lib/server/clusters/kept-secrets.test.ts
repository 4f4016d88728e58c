import { expect, test } from 'vitest'
import { type KeepingSettings, KeepingSettings as Schema } from '../../contract/connections'
import { keepSecrets } from './kept-secrets'

const settings = (of: object): KeepingSettings => Schema.parse({ brokers: ['kafka-1:9093', 'kafka-2:9093'], ...of })
const PASSWORD = { mechanism: 'PLAIN', username: 'console', password: 'hunter2' }
const LEFT_OUT = { mechanism: 'PLAIN', username: 'console' }
const TLS = { ca: 'CA', cert: 'CERT', key: 'KEY' }
const before = settings({ tls: TLS, sasl: PASSWORD })
const missing = (given: KeepingSettings, of: KeepingSettings | null = before) => {
  const kept = keepSecrets(given, of)
  return 'missing' in kept ? kept.missing.map(({ path }) => path) : []
}

test('what is left out is kept', () => {
  expect(keepSecrets(settings({ tls: { ca: 'CA', cert: 'CERT' }, sasl: LEFT_OUT }), before)).toEqual({ settings: before })
  expect(missing(settings({ brokers: ['kafka-2:9093'], tls: { ca: 'CA' }, sasl: LEFT_OUT }))).toEqual([])
})

test('what is given replaces it', () => {
  const given = settings({ tls: TLS, sasl: { ...PASSWORD, password: 'other' } })
  expect(keepSecrets(given, before)).toEqual({ settings: given })
})

test('a new cluster has nothing to keep', () => {
  expect(missing(settings({ tls: { cert: 'CERT' }, sasl: LEFT_OUT }), null)).toEqual(['tls.key', 'sasl.password'])
  expect(missing(settings({}), null)).toEqual([])
})

test.each([
  ['other brokers', { brokers: ['kafka-1:9093', 'evil:9093'], tls: { ca: 'CA' } }],
  ['no TLS any more', { tls: null }],
  ['a certificate that nobody checks', { tls: { ca: 'CA', rejectUnauthorized: false } }],
  ['another CA', { tls: { ca: 'EVIL' } }],
  ['the system’s CAs', { tls: {} }],
  ['another name on the certificate', { tls: { ca: 'CA', serverName: 'evil' } }],
  ['another user', { tls: { ca: 'CA' }, sasl: { ...LEFT_OUT, username: 'root' } }],
  ['another mechanism, which may show it', { tls: { ca: 'CA' }, sasl: { ...LEFT_OUT, mechanism: 'SCRAM-SHA-512' } }],
])('a password is not kept for %s', (_, of) => {
  expect(missing(settings({ sasl: LEFT_OUT, ...of }))).toEqual(['sasl.password'])
})

const OAUTH = { mechanism: 'OAUTHBEARER', tokenEndpoint: 'https://id.example/token', clientId: 'console' }
const withClient = settings({ sasl: { ...OAUTH, clientSecret: 'hunter2' } })
test.each([
  ['another token endpoint', { ...OAUTH, tokenEndpoint: 'https://evil.example/token' }],
  ['another CA of it', { ...OAUTH, ca: 'EVIL' }],
  ['another client', { ...OAUTH, clientId: 'other' }],
])('a client secret is not kept for %s', (_, sasl) => {
  expect(missing(settings({ sasl: OAUTH }), withClient)).toEqual([])
  expect(missing(settings({ sasl }), withClient)).toEqual(['sasl.clientSecret'])
})

test('a key is kept with its certificate alone', () => {
  expect(missing(settings({ tls: { ca: 'CA', cert: 'OTHER' }, sasl: PASSWORD }))).toEqual(['tls.key'])
})
