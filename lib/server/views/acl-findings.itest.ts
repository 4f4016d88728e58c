import kafkajs from 'kafkajs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLimitedUser } from '@/cluster/access/limited-user'
import { kafkaTool } from '@/cluster/kafka-tools'
import { Observer } from '../observe/observer'
import { createTopics } from '../test/every-broker'
import { eventually, noMemory, realBootstrap, realConnection } from '../test/real-cluster'
import { viewerContext } from '../test/viewer-context'
import { listAclFindings } from './acl-findings'

const plaintext = realBootstrap('PLAINTEXT').join(',')
const user = { name: `findings-console-${process.pid}`, prefix: `findings-${process.pid}.` }
const own = `User:${user.name}`
const theirs = `findings-of-others-${process.pid}`
const gone = `findings-gone-${process.pid}`
const goneGroup = `findings-no-group-${process.pid}`
const team = `User:findings-team-${process.pid}`
const identity = { principal: own, principalIsSure: true }

const kafka = new kafkajs.Kafka({ clientId: 'acl-findings', brokers: plaintext.split(','), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
let observer: Observer

const acls = (...words: string[]) => kafkaTool('kafka-acls', '--bootstrap-server', plaintext, ...words)
const findings = () => listAclFindings(viewerContext(observer, 'Limited'), observer.snapshot, identity, { limit: 1000 })
const unused = async () => {
  const { items, untold } = await findings()
  const names = items.flatMap(({ kind, binding }) =>
    kind === 'matches-nothing' && binding?.principal === team ? [binding.resourceName] : [],
  )
  return { names: names.toSorted(), untold }
}

beforeAll(async () => {
  const credentials = await createLimitedUser(plaintext, user)
  await admin.connect()
  await createTopics(admin, [{ topic: theirs, numPartitions: 1, replicationFactor: 3 }])
  await acls('--add', '--allow-principal', own, '--operation', 'Describe', '--cluster')
  for (const on of [
    ['--topic', theirs],
    ['--topic', gone],
    ['--group', goneGroup],
  ])
    // oxlint-disable-next-line no-await-in-loop
    await acls('--add', '--allow-principal', team, '--operation', 'Read', ...on)
  observer = new Observer({
    cluster: 'limited',
    connection: realConnection('acl-findings', 'SASL', { sasl: credentials }),
    roundMs: 500,
    memory: noMemory,
    onError: (error) => expect.unreachable(String(error)),
  })
  await observer.start()
  await eventually(
    'the bindings of all teams',
    () => (observer.snapshot.acls ?? []).filter(({ principal }) => principal === team).length === 3,
  )
}, 120_000)

afterAll(async () => {
  await observer.stop()
  for (const on of [
    ['--topic', theirs],
    ['--topic', gone],
    ['--group', goneGroup],
  ])
    // oxlint-disable-next-line no-await-in-loop
    await acls('--remove', '--force', '--allow-principal', team, '--operation', 'Read', ...on)
  await acls('--remove', '--force', '--allow-principal', own, '--operation', 'Describe', '--cluster')
  await acls('--remove', '--force', '--allow-principal', own, '--operation', 'Describe', '--topic', '*')
  await admin.deleteTopics({ topics: [theirs] })
  await admin.disconnect()
})

test('a console that sees the topics of its team alone calls no rule on a topic unused, and says that it cannot', async () => {
  expect(observer.snapshot.topics.has(theirs)).toBe(false)
  expect(await unused()).toEqual({ names: [goneGroup], untold: expect.arrayContaining(['matches-nothing']) })
})

test('a user without rules may be one of the super users that Kafka does not tell', async () => {
  const without = (await findings()).items.filter(({ kind }) => kind === 'user-without-acls')
  for (const { unless } of without) expect(unless).toContain('super-user')
})

test('once it may describe every topic it tells those that are not there from those of others', async () => {
  await acls('--add', '--allow-principal', own, '--operation', 'Describe', '--topic', '*')
  await eventually('it sees theirs', () => observer.snapshot.topics.has(theirs))
  await eventually('what is not there', async () => (await unused()).names.includes(gone))
  const { names, untold } = await unused()
  expect(names).toEqual([gone, goneGroup].toSorted())
  expect(untold).not.toContain('matches-nothing')
})
