import { Admin, AclOperations, ResourceTypes } from '@platformatic/kafka'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { binding } from '@/cluster/access/acls'
import { createLimitedUser, LIMITED_USER } from '@/cluster/access/limited-user'
import { createScramUsers } from '@/cluster/access/scram'
import { createTopics } from '../../test/every-broker'
import { DrivenConsumer } from '../../test/driven-consumer'
import { LagWatch } from '../../test/lag-watch'
import { eventually, realBootstrap, realConnection } from '../../test/real-cluster'
import { getPulse } from '../../views/clusters'

const ROUND_MS = 1_000
const brokers = realBootstrap('PLAINTEXT')
const kafka = new kafkajs.Kafka({ clientId: 'lag-sources', brokers, logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false })
const rates = { mostPerSec: 20_000 }
const tail = new LagWatch(realConnection('lag-sources-tail'), ROUND_MS, { wish: 'auto', ...rates })
const poll = new LagWatch(realConnection('lag-sources-poll'), ROUND_MS, { wish: 'poll', ...rates })
const both = [tail, poll]
const topic = `${LIMITED_USER.prefix}sources-${process.pid}`
const named = (name: string) => `${topic}-${name}`

const create = (name: string) => createTopics(admin, [{ topic: name, numPartitions: 1, replicationFactor: 1 }])
const write = (name: string, records: number) =>
  producer.send({ topic: name, messages: Array.from({ length: records }, () => ({ partition: 0, value: 'a record' })) })

const sourceOf = (watch: LagWatch) => getPulse(watch.context).commits
const windowOf = ({ observer }: LagWatch, group: string, of = topic) => {
  const state = observer.snapshot.groups.get(group)
  return state ? observer.windows.window(state, of, 0).map(({ offset }) => offset) : []
}

/** A member that has committed all there is, and whose commits all of these have seen. */
async function reader(group: string, watches: readonly LagWatch[], of = topic): Promise<DrivenConsumer> {
  const consumer = await DrivenConsumer.join(kafka, group, of, 200)
  await eventually(`${group} commits`, () => (consumer.commits.at(-1)?.offset ?? 0n) > 0n)
  await Promise.all(
    watches.map((watch) =>
      watch.withinTwoRounds(`commits of ${group}`, () => windowOf(watch, group, of).at(-1) === consumer.commits.at(-1)?.offset),
    ),
  )
  return consumer
}

beforeAll(async () => {
  await Promise.all([admin.connect(), producer.connect()])
  await create(topic)
  await write(topic, 30)
  await Promise.all(both.map(({ observer }) => observer.start()))
  await eventually('a commit log', () => admin.fetchOffsets({ groupId: named('any') }).then(Boolean, () => false))
  await eventually('the tail runs', () => sourceOf(tail)?.source === 'tail')
}, 60_000)

afterAll(async () => {
  await Promise.all(both.map(({ observer }) => observer.stop()))
  await admin.deleteTopics({ topics: [topic] })
  await Promise.all([admin.disconnect(), producer.disconnect()])
  for (const { errors } of both) expect(errors).toEqual([])
})

/** Runs an observer for as long as a test looks at it. */
async function watching<T>(watch: LagWatch, look: () => Promise<T>): Promise<T> {
  await watch.observer.start()
  try {
    return await look()
  } finally {
    await watch.observer.stop()
  }
}

describe('the source', () => {
  test('is the tail where the console may read it', () => {
    expect(sourceOf(tail)).toMatchObject({
      source: 'tail',
      configured: 'auto',
      because: 'may-read',
      gaps: { count: 0 },
      unknownRecords: {},
    })
    expect(sourceOf(poll)).toMatchObject({ source: 'poll', configured: 'poll', because: 'configured', commitsPerSec: null, behindMs: null })
  })

  test('becomes polling above the settable rate, says so, and the windows go on', async () => {
    const watch = new LagWatch(realConnection('lag-sources-rate'), ROUND_MS, { wish: 'auto', mostPerSec: 2 })
    const group = named('rate')
    const consumer = await DrivenConsumer.join(kafka, group, topic, 100)
    await watching(watch, async () => {
      await eventually('it polls', () => sourceOf(watch)?.because === 'too-many-commits')
      expect(sourceOf(watch)).toMatchObject({ source: 'poll', configured: 'auto', figures: { most: 2 }, commitsPerSec: null })
      expect(sourceOf(watch)?.figures['commitsPerSec']).toBeGreaterThan(2)
      await write(topic, 5)
      await eventually('they are read', () => consumer.commits.at(-1)?.offset === 35n)
      await watch.withinTwoRounds('the commit', () => windowOf(watch, group).at(-1) === 35n)
      expect(sourceOf(watch)?.gaps.count).toBe(0)
    })
    await consumer.leave()
  })

  test.each(['may describe every topic', 'may not even know of it'])(
    'is polling for a user that %s, with the reason, and its windows fill',
    async (who) => {
      const sasl = who === 'may describe every topic' ? await describingUser() : await createLimitedUser(brokers.join(','))
      const watch = new LagWatch(realConnection('lag-sources-user', 'SASL', { sasl }), ROUND_MS, { wish: 'auto', ...rates })
      const group = named(sasl.username)
      await watching(watch, async () => {
        await eventually('it knows that it may not', () => sourceOf(watch)?.because === 'refused')
        expect(sourceOf(watch)).toMatchObject({ source: 'poll', configured: 'auto', kafkaError: 'TOPIC_AUTHORIZATION_FAILED' })
        await (await reader(group, [watch])).leave()
        expect(watch.errors).toEqual([])
      })
    },
  )
})

describe('what the cluster has no more is in no window', () => {
  test('a deleted group', async () => {
    const group = named('deleted')
    await (await reader(group, both)).leave()
    await admin.deleteGroups([group])
    // Until its owner has not listed it twice, nobody knows that it is gone.
    await Promise.all(
      both.map((watch) =>
        watch.withinTwoRounds(
          `${group} is gone`,
          async () => (await watch.group(group)) === null && watch.observer.windows.last(group, topic, 0) === null,
        ),
      ),
    )
    await (await reader(group, both)).leave()
    expect(new Set(both.flatMap((watch) => windowOf(watch, group)))).toEqual(new Set([35n]))
  })

  test('a deleted topic; one made anew begins with an empty window', async () => {
    const name = named('anew')
    const group = named('anew')
    await create(name)
    await write(name, 9)
    const consumer = await reader(group, both, name)
    await consumer.leave()
    for (const watch of both) expect(windowOf(watch, group, name)).toContain(9n)
    await admin.deleteTopics({ topics: [name] })
    await Promise.all(
      both.map((watch) => watch.withinTwoRounds(`${name} is gone`, () => watch.observer.windows.last(group, name, 0) === null)),
    )
    await create(name)
    await write(name, 4)
    await (await reader(group, both, name)).leave()
    for (const watch of both) expect(windowOf(watch, group, name)).not.toContain(9n)
    await admin.deleteTopics({ topics: [name] })
  })
})

describe('commits within a transaction', () => {
  test('are in no window when it is aborted, and in every one when it is committed', async () => {
    const group = named('transactional')
    const writer = kafka.producer({ transactionalId: group, idempotent: true, maxInFlightRequests: 1, transactionTimeout: 30_000 })
    await writer.connect()
    const committing = async (offset: string) => {
      const transaction = await writer.transaction()
      await transaction.send({ topic, messages: [{ value: 'a result', partition: 0 }] })
      await transaction.sendOffsets({ consumerGroupId: group, topics: [{ topic, partitions: [{ partition: 0, offset }] }] })
      return transaction
    }
    await (await committing('3')).commit()
    const shows = (offset: bigint) =>
      Promise.all(both.map((watch) => watch.withinTwoRounds(`the commit of ${offset}`, () => windowOf(watch, group).at(-1) === offset)))
    await shows(3n)
    const aborted = await committing('5')
    const openMs = Date.now()
    await Promise.all(both.map((watch) => eventually('rounds that could see it', () => watch.roundsSince(openMs) >= 2)))
    for (const watch of both) expect(windowOf(watch, group)).not.toContain(5n)
    await aborted.abort()
    await (await committing('7')).commit()
    await shows(7n)
    for (const watch of both) expect(windowOf(watch, group)).not.toContain(5n)
    await writer.disconnect()
  })
})

/** A user who may see all topics and groups, and read nothing. */
async function describingUser() {
  const user = { name: 'lag-describer', password: 'a-password-for-tests', mechanism: 'SCRAM-SHA-512' as const }
  const setUp = new Admin({ clientId: 'lag-sources', bootstrapBrokers: brokers })
  const may = (type: typeof ResourceTypes.TOPIC | typeof ResourceTypes.GROUP) =>
    binding(user.name, AclOperations.DESCRIBE, { type, name: '*' })
  await createScramUsers(setUp, [user])
  await setUp.createAcls({ creations: [may(ResourceTypes.TOPIC), may(ResourceTypes.GROUP)] })
  await setUp.close()
  return { mechanism: user.mechanism, username: user.name, password: user.password }
}
