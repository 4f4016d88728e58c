import { Consumer } from '@platformatic/kafka'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kafkaTool } from '@/cluster/kafka-tools'
import { atBoundary } from '../test/at-boundary'
import { CLUSTER, settled } from '../test/changes'
import { commitLog } from '../test/commit-log'
import { joiningWorker } from '../test/joining-worker'
import { OffsetsBench } from '../test/offsets-bench'
import { eventually } from '../test/real-cluster'

const bench = new OffsetsBench('live')
const [classic, modern, held, joined] = [bench.name('classic'), bench.name('modern'), bench.name('held'), bench.name('joined')]
let topic = ''

const LOCALHOST = '127.0.0.1'
const toOffset = (offset: string) => ({ type: 'offset', offset })
const ours = () => ({ topics: [{ topic }] })

const classicConsumer = new kafkajs.Kafka({
  clientId: 'live-classic',
  brokers: bench.bootstrap,
  logLevel: kafkajs.logLevel.NOTHING,
}).consumer({
  groupId: classic,
  heartbeatInterval: 100,
  maxWaitTimeInMs: 200,
})
const classicSeen = { joins: 0, heartbeats: 0, generation: -1 }
const modernConsumer = new Consumer({
  groupId: modern,
  clientId: 'live-modern',
  bootstrapBrokers: bench.bootstrap,
  groupProtocol: 'consumer',
})

/** The line of the tool: coordinator, assignor, state, epoch and members, as the group's coordinator knows them. */
async function toolState(group: string): Promise<string[]> {
  const args = ['--bootstrap-server', bench.bootstrap.join(','), '--describe', '--state', '--verbose', '--group', group]
  const lines = (await kafkaTool('kafka-consumer-groups', ...args)).split('\n')
  return (lines.find((line) => line.startsWith(group)) ?? '').trim().split(/\s+/)
}

beforeAll(async () => {
  await bench.open()
  topic = await bench.topic('topic', [10, 10, 10])
  await Promise.all([bench.commit(classic, topic, [1, 2, 3]), bench.commit(modern, topic, [4, 5, 6])])
  classicConsumer.on('consumer.group_join', () => void (classicSeen.joins += 1))
  classicConsumer.on('consumer.heartbeat', ({ payload }) => {
    classicSeen.heartbeats += 1
    classicSeen.generation = payload.groupGenerationId
  })
  await classicConsumer.connect()
  await classicConsumer.subscribe({ topic })
  await classicConsumer.run({ autoCommit: false, eachMessage: () => Promise.resolve() })
  const stream = await modernConsumer.consume({ topics: [topic], mode: 'committed', fallbackMode: 'latest', autocommit: false })
  stream.on('data', () => undefined)
  stream.on('error', () => undefined)
  await eventually('the classic member', () => classicSeen.heartbeats > 0)
}, 60_000)

afterAll(async () => {
  await Promise.all([classicConsumer.disconnect(), modernConsumer.close(true)])
  await bench.close()
  expect(bench.errors).toEqual([])
})

describe('a live group', () => {
  test('of the classic protocol: its member is named, Kafka’s refusal foreseen, and the group notices nothing', async () => {
    const { joins, generation } = classicSeen
    const plan = await bench.plan(classic, toOffset('9'), ours())
    expect(plan.refusedNow).toMatchObject({
      code: 'reset.held',
      names: [`live-classic on ${LOCALHOST}`],
      figures: { members: 1, state: 'Stable' },
    })
    expect(plan.refusedNow?.text).toContain(`live-classic on ${LOCALHOST}`)
    expect(plan.arm?.waits.map(({ code }) => code)).toEqual(['reset.waitsForAll', 'reset.waitsRolling'])
    await expect(bench.apply(plan)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('live-classic'),
      details: { kafkaError: 'NON_EMPTY_GROUP' },
    })

    const before = classicSeen.heartbeats
    await eventually('later heartbeats', () => classicSeen.heartbeats > before + 2)
    expect([classicSeen.joins, classicSeen.generation]).toEqual([joins, generation])
    expect(await bench.committed(classic, topic)).toEqual(['1', '2', '3'])
  })

  test('of KIP-848: the same, and its epoch stays', async () => {
    const before = await toolState(modern)
    expect(before).toContain('Stable')
    const plan = await bench.plan(modern, toOffset('9'), ours())
    expect(plan.refusedNow).toMatchObject({ code: 'reset.held', names: [`live-modern on ${LOCALHOST}`], figures: { members: 1 } })
    await expect(bench.apply(plan)).rejects.toMatchObject({ code: 'conflict', details: { kafkaError: 'NON_EMPTY_GROUP' } })
    expect(await toolState(modern)).toEqual(before)
    expect(await bench.committed(modern, topic)).toEqual(['4', '5', '6'])
  })

  test('has got no commit from here, ever, and no record says that one was made', async () => {
    const written = await commitLog(bench.kafka, classic)
    expect(written.map(({ partition, offset }) => `${partition}: ${offset}`).toSorted()).toEqual(['0: 1', '1: 2', '2: 3'])
    for (const name of [classic, modern]) expect(await bench.changesOf(name)).toEqual([])
  })

  test('that got its member after the plan is not what was planned on', async () => {
    const member = await joiningWorker({ brokers: bench.bootstrap, group: joined, topic, clientId: 'live-late' })
    await bench.commit(joined, topic, [1, 1, 1])
    const plan = await bench.plan(joined, toOffset('5'), ours())
    expect(plan.refusedNow).toBeNull()
    member.join()
    try {
      await expect(bench.apply(plan)).rejects.toMatchObject({
        code: 'conflict',
        details: { differences: expect.arrayContaining([{ what: 'state', planned: 'Empty', now: 'Stable' }]) },
      })
      expect(await bench.committed(joined, topic)).toEqual(['1', '1', '1'])
    } finally {
      await member.leave()
    }
  })

  test('that got its member after the last check is protected by Kafka itself, and the record says that nothing changed', async () => {
    const member = await joiningWorker({ brokers: bench.bootstrap, group: joined, topic, clientId: 'live-later' })
    const plan = await bench.plan(joined, toOffset('5'), ours())
    atBoundary('before commit', () => member.join())
    try {
      const change = await settled(bench.changes, (await bench.apply(plan)).id)
      expect(change).toMatchObject({ state: 'failed', undo: { possible: false } })
      expect(change.outcome.steps).toMatchObject([{ id: 'commit', state: 'refused' }])
      expect(new Set(change.outcome.steps[0]?.refused.map(({ kafkaError }) => kafkaError))).toEqual(new Set(['UNKNOWN_MEMBER_ID']))
      expect(change.outcome.found.map(({ state }) => state)).toEqual(['as-before', 'as-before', 'as-before'])
      expect(await bench.committed(joined, topic)).toEqual(['1', '1', '1'])
    } finally {
      await member.leave()
    }
  })
})

describe('a transaction that is about to commit offsets', () => {
  const producer = bench.kafka.producer({ transactionalId: bench.name('txn'), idempotent: true, maxInFlightRequests: 1 })
  const begun = async (offset: string) => {
    const transaction = await producer.transaction()
    await transaction.sendOffsets({ consumerGroupId: held, topics: [{ topic, partitions: [{ partition: 1, offset }] }] })
    return transaction
  }
  const stable = () =>
    eventually('the transaction has ended', async () => !(await bench.plan(held, { type: 'earliest' }, ours())).refusedNow)

  beforeAll(() => producer.connect())
  afterAll(() => producer.disconnect())

  test('is named with its partition and refused; once it is over the same reset works', async () => {
    await bench.commit(held, topic, [1, 1, 1])
    const transaction = await begun('7')
    const plan = await bench.plan(held, toOffset('3'), ours())
    expect(plan.refusedNow).toMatchObject({ code: 'reset.unstable', names: [`${topic}-1`] })
    await expect(bench.apply(plan)).rejects.toMatchObject({ code: 'conflict', details: { kafkaError: 'UNSTABLE_OFFSET_COMMIT' } })
    expect(await bench.committed(held, topic)).toEqual(['1', '1', '1'])
    // Nor is anything deleted of which nobody knows what it is.
    const deletions = { 'group.delete': { group: held }, 'group.delete-offsets': { group: held, topics: [{ topic, partitions: [1] }] } }
    for (const [kind, input] of Object.entries(deletions)) {
      const deletion = await bench.changes.plan(bench.operator, CLUSTER, { kind, input })
      expect(deletion.refusedNow).toMatchObject({ code: 'group.unstable', names: [`${topic}-1`] })
      await expect(bench.apply(deletion)).rejects.toMatchObject({ code: 'conflict', details: { kafkaError: 'UNSTABLE_OFFSET_COMMIT' } })
    }

    await transaction.abort()
    await stable()
    const again = await bench.plan(held, toOffset('3'), ours())
    expect(await settled(bench.changes, (await bench.apply(again)).id)).toMatchObject({ state: 'done' })
    expect(await bench.committed(held, topic)).toEqual(['3', '3', '3'])
  })

  test('that ends with a commit has moved the ground under an older plan', async () => {
    const older = await bench.plan(held, toOffset('2'), ours())
    const transaction = await begun('7')
    await transaction.commit()
    await stable()
    await expect(bench.apply(older)).rejects.toMatchObject({
      code: 'conflict',
      details: { differences: [{ what: `committed ${topic}-1`, planned: '3', now: '7' }] },
    })
    expect(await bench.committed(held, topic)).toEqual(['3', '7', '3'])
  })

  test('that begins after the plan is found by the check before anything is sent', async () => {
    const plan = await bench.plan(held, toOffset('2'), ours())
    const transaction = await begun('9')
    // The check at the moment of applying sees it.
    await expect(bench.apply(plan)).rejects.toMatchObject({ code: 'conflict' })
    await transaction.commit()
    await stable()
    expect(await bench.committed(held, topic)).toEqual(['3', '9', '3'])
  })
})
