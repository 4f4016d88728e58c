import { afterAll, beforeAll, expect, test } from 'vitest'
import kafkajs from 'kafkajs'
import { createLimitedUser } from '@/cluster/access/limited-user'
import { kafkaTool } from '@/cluster/kafka-tools'
import type { ClusterRights } from '@/lib/contract/rights'
import { withRole } from '@/lib/domain/access/actor'
import { createTopics } from '../../test/every-broker'
import { eventually, noMemory, realBootstrap, realConnection } from '../../test/real-cluster'
import { viewerContext } from '../../test/viewer-context'
import { getRights } from '../../views/rights'
import { Observer } from '../observer'

const plaintext = realBootstrap('PLAINTEXT').join(',')
const prefix = `rights-${process.pid}.`
const user = { name: `rights-user-${process.pid}`, prefix }
const principal = `User:${user.name}`
const topic = `${prefix}daily`
const group = `${prefix}reader`
const other = `others-of-${process.pid}`
const identity = { principal, principalIsSure: true, bootstrap: plaintext }

const kafka = new kafkajs.Kafka({ clientId: 'rights-test', brokers: plaintext.split(','), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
let observer: Observer

const as = (role: 'viewer' | 'admin') => ({ ...viewerContext(observer, 'Limited'), actor: withRole('user', 'ada', role) })
/** Asked anew, not as of the last round, and again until all is told: whoever asks first does not wait long. */
async function rights(asked: string | null = null, role: 'viewer' | 'admin' = 'admin'): Promise<ClusterRights> {
  const ask = () => getRights(as(role), identity, asked)
  let told = await ask()
  await eventually('what Kafka says of its rights', async () => {
    if (told.capabilities.every(({ state }) => state !== 'unknown')) return true
    told = await ask()
    return false
  })
  return told
}
const statesOf = ({ capabilities }: ClusterRights, kind: string) =>
  Object.fromEntries(capabilities.filter((one) => one.kind === kind).map(({ id, state }) => [id, state]))
const missingOf = async (kind: 'see' | 'read' | 'change') => (await rights()).exact?.missing[kind] ?? null

/** What the page shows, run as it stands there. */
async function run(command: string): Promise<void> {
  const [tool, ...words] = command.split(' ')
  expect(tool).toBe('kafka-acls.sh')
  await kafkaTool('kafka-acls', ...words)
}

beforeAll(async () => {
  const credentials = await createLimitedUser(plaintext, { ...user, isOnlyDescribe: true })
  await admin.connect()
  await createTopics(
    admin,
    [topic, other].map((name) => ({ topic: name, numPartitions: 1, replicationFactor: 3 })),
  )
  for (const [id, of] of [
    [group, topic],
    [other, other],
  ] as const) {
    await kafkaTool(
      'kafka-consumer-groups',
      '--bootstrap-server',
      plaintext,
      '--group',
      id,
      '--topic',
      of,
      '--reset-offsets',
      '--to-earliest',
      '--execute',
    )
  }
  observer = new Observer({
    cluster: 'limited',
    connection: realConnection('rights-test', 'SASL', { sasl: credentials }),
    roundMs: 500,
    memory: noMemory,
    onError: (error) => expect.unreachable(String(error)),
  })
  await observer.start()
  await eventually('its picture', () => observer.snapshot.groups.get(group)?.lag.knownPartitions === 1)
  await eventually('what is refused', () =>
    ['log-dirs', 'quorum', 'acls'].every((part) => observer.snapshot.errors.some((error) => error.part === part)),
  )
}, 120_000)

afterAll(async () => {
  await observer.stop()
  await admin.deleteTopics({ topics: [topic, other] })
  await admin.disconnect()
})

test('a user with DESCRIBE on one prefix has a console for that prefix, and is told what it lacks', async () => {
  const told = await rights()
  expect(statesOf(told, 'see')).toEqual({
    topics: 'granted',
    'topic-configs': 'lacking',
    groups: 'granted',
    lag: 'granted',
    'log-dirs': 'lacking',
    quorum: 'lacking',
    acls: 'lacking',
    quotas: 'lacking',
    'scram-users': 'lacking',
    'broker-configs': 'lacking',
    transactions: 'lacking',
  })
  expect(new Set(Object.values(statesOf(told, 'read')))).toEqual(new Set(['lacking']))
  expect(new Set(Object.values(statesOf(told, 'change')))).toEqual(new Set(['lacking']))
  expect(told.exact?.scope).toMatchObject({ from: 'names', topics: [{ patternType: 'PREFIXED', name: prefix }] })
})

test('the list is for whoever may connect clusters, and so is trying out names', async () => {
  const told = await rights(other, 'viewer')
  expect(told.exact).toBeNull()
  expect(JSON.stringify(told)).not.toContain(prefix)
  expect(statesOf(told, 'see')).toEqual(statesOf(await rights(), 'see'))
  expect((await rights(other)).exact?.missing.see).toContainEqual({
    resourceType: 'TOPIC',
    resourceName: other,
    patternType: 'PREFIXED',
    operation: 'DESCRIBE',
  })
})

test('granting just what is listed, by Kafka’s own tool, makes the pages whole and the list empty', async () => {
  const told = await rights()
  expect(told.refusals.map(({ part }) => part)).toEqual(expect.arrayContaining(['log-dirs', 'quorum', 'acls']))
  for (const command of told.exact?.commands.see ?? []) await run(command)
  await eventually('nothing is missing to see', async () => (await missingOf('see'))?.length === 0)
  await eventually('no part is refused', () => observer.snapshot.errors.length === 0, 60_000)
  expect(observer.snapshot.quorum).not.toBeNull()
  expect(observer.snapshot.acls).not.toBeNull()
  // Now that it may read ACLs it knows its own, and need not guess.
  await eventually('its own bindings', async () => (await rights()).exact?.scope.from === 'acls')
  const whole = await rights()
  expect(new Set(Object.values(statesOf(whole, 'see')))).toEqual(new Set(['granted']))
  expect(whole.exact?.scope).toMatchObject({ groups: [{ patternType: 'PREFIXED', name: prefix }] })
  expect(whole.refusals).toEqual([])
})

test('nothing beyond it was granted: what others own stays theirs, and no message can be read', async () => {
  expect(observer.snapshot.topics.has(topic)).toBe(true)
  expect(observer.snapshot.topics.has(other)).toBe(false)
  // Kafka names every group to whoever may DESCRIBE the cluster, and no more than that.
  expect(observer.snapshot.groups.get(other)?.refused ?? 'GROUP_AUTHORIZATION_FAILED').toBe('GROUP_AUTHORIZATION_FAILED')
  expect(await missingOf('read')).toContainEqual({
    resourceType: 'TOPIC',
    resourceName: prefix,
    patternType: 'PREFIXED',
    operation: 'READ',
  })
})

test('and so do the rest of its commands', async () => {
  const { exact } = await rights()
  for (const command of [...(exact?.commands.read ?? []), ...(exact?.commands.change ?? [])]) await run(command)
  await eventually('nothing is missing at all', async () => {
    const { capabilities } = await rights()
    return capabilities.every(({ state }) => state === 'granted')
  })
  await eventually('commits are read as they come', () => observer.snapshot.commitSource.kind === 'tail', 60_000)
})
