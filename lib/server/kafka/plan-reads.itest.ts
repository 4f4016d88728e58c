import { randomBytes } from 'node:crypto'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTopics } from '../test/every-broker'
import { eventually, realBootstrap, realConnection } from '../test/real-cluster'
import { createClusterClient } from './cluster-client'
import { writesOf } from './cluster-writes'

const kafka = new kafkajs.Kafka({ clientId: 'plan-reads', brokers: realBootstrap('PLAINTEXT'), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const producer = kafka.producer({ allowAutoTopicCreation: false, idempotent: true })
const transactional = kafka.producer({ transactionalId: `plan-reads-${process.pid}`, maxInFlightRequests: 1, idempotent: true })
const client = createClusterClient(realConnection('plan-reads'), { onHealthChange: () => {}, onRequest: () => {} })

const topic = `looked-at-${process.pid}`
const group = `looked-at-${process.pid}`
/** Partition 0: ten records in one gzip batch, 1 s apart. 1: nothing. 2, 3: two batches, each larger than a look. */
const SINCE = Date.UTC(2026, 0, 1)
const LARGE = 100_000
const broker = 1
let topicId = ''
const at = (partition: number, offset: bigint, of = topicId) => ({ topic, topicId: of, partition, offset })

beforeAll(async () => {
  const { brokers } = await client.metadata()
  client.setBrokers(brokers)
  await Promise.all([admin.connect(), producer.connect(), transactional.connect()])
  const replicaAssignment = [0, 1, 2, 3].map((partition) => ({ partition, replicas: [broker] }))
  // Its records are of January: a look for what is too old must not take them.
  const configEntries = [
    { name: 'min.insync.replicas', value: '1' },
    { name: 'retention.ms', value: '-1' },
  ]
  await createTopics(admin, [{ topic, replicaAssignment, configEntries }])
  // On a new cluster the first question makes __consumer_offsets, and is answered COORDINATOR_NOT_AVAILABLE until it is there.
  const hasCoordinator = async () => (await client.coordinator(group).catch(() => 0)) > 0
  await eventually('a coordinator', hasCoordinator)
  topicId = (await client.topics([topic])).topics[0]?.topicId ?? ''
  await producer.send({
    topic,
    compression: kafkajs.CompressionTypes.GZIP,
    messages: Array.from({ length: 10 }, (_, n) => ({
      partition: 0,
      key: `key ${n}`,
      value: n === 4 ? null : `value ${n}`,
      timestamp: String(SINCE + n * 1_000),
    })),
  })
  for (const partition of [2, 3, 2, 3]) await producer.send({ topic, messages: [{ partition, value: randomBytes(LARGE) }] })
}, 60_000)

afterAll(async () => {
  await admin.deleteTopics({ topics: [topic] })
  await Promise.all([admin.disconnect(), producer.disconnect(), transactional.disconnect(), client.close()])
})

describe('records are read without a group', () => {
  test('from inside a compressed batch, with key, value and time; null where there is none', async () => {
    const record = (n: number) => ({
      offset: BigInt(n),
      timestamp: SINCE + n * 1_000,
      key: Buffer.from(`key ${n}`),
      value: n === 4 ? null : Buffer.from(`value ${n}`),
      transactional: false,
    })
    const of = (n: number) => ({ topic, partition: 0, record: n < 10 ? record(n) : null, error: null })
    for (const n of [0, 4, 9, 10]) expect(await client.recordsAt(broker, [at(0, BigInt(n))])).toEqual([of(n)])
    expect(await client.recordsAt(broker, [at(1, 0n)])).toEqual([{ topic, partition: 1, record: null, error: null }])
  })

  test('of many partitions at once, also where a batch is larger than a look', async () => {
    const found = await client.recordsAt(broker, [at(0, 3n), at(1, 0n), at(2, 1n), at(3, 1n), at(2, 2n)])
    expect(found.map(({ partition, record, error }) => [partition, record?.offset, record?.value?.length, error])).toEqual([
      [0, 3n, 7, null],
      [1, undefined, undefined, null],
      [2, 1n, LARGE, null],
      [3, 1n, LARGE, null],
      [2, undefined, undefined, null],
    ])
  })

  test('and what cannot be read is named', async () => {
    const unknown = Buffer.alloc(16, 7).toString('base64url')
    const places = [at(0, 11n), at(0, 0n, unknown), at(0, 1n)]
    expect((await client.recordsAt(broker, places)).map(({ record, error }) => [record?.offset, error])).toEqual([
      [undefined, 'OFFSET_OUT_OF_RANGE'],
      [undefined, 'UNKNOWN_TOPIC_ID'],
      [1n, null],
    ])
    const [elsewhere] = await client.recordsAt(2, [at(0, 0n)])
    expect(elsewhere).toMatchObject({ record: null, error: 'NOT_LEADER_OR_FOLLOWER' })
  })
})

test('the first record at a time, none after the last', async () => {
  const look = async (timestamp: number) => (await client.offsetsAt(broker, [{ topic, partitions: [0, 1] }], timestamp))[0]?.partitions
  const found = (offset: bigint | null, timestamp: number | null) => ({ partition: 0, offset, timestamp, error: null })
  const empty = { partition: 1, offset: null, timestamp: null, error: null }
  expect(await look(SINCE + 2_500)).toEqual([found(3n, SINCE + 3_000), empty])
  expect(await look(0)).toEqual([found(0n, SINCE), empty])
  expect(await look(-1)).toEqual([found(0n, SINCE), empty])
  expect(await look(SINCE + 9_001)).toEqual([found(null, null), empty])
})

test('a commit comes with its leader epoch and metadata', async () => {
  const coordinator = await client.coordinator(group)
  const offsets = [
    { topic, partition: 0, offset: 3n, leaderEpoch: 0, metadata: 'mine' },
    { topic, partition: 2, offset: 1n, leaderEpoch: null, metadata: null },
  ]
  await writesOf(client).commitOffsets(coordinator, group, offsets)
  const commits = await client.groupCommits(coordinator, group, { requireStable: true })
  expect(commits).toEqual({
    group,
    error: null,
    topics: [
      {
        topic,
        partitions: [
          { partition: 0, offset: 3n, leaderEpoch: 0, metadata: 'mine', error: null },
          { partition: 2, offset: 1n, leaderEpoch: null, metadata: '', error: null },
        ],
      },
    ],
  })
})

test('an open transaction holds back the stable end and its commits; its marker is no record', async () => {
  const coordinator = await client.coordinator(group)
  const ends = async () => {
    const topics = [{ topic, partitions: [1] }]
    const [last, stable] = await Promise.all([client.logEnds(broker, topics), client.stableEnds(broker, topics)])
    return [last, stable].map((of) => of[0]?.partitions[0]?.offset)
  }
  const transaction = await transactional.transaction()
  await transaction.send({ topic, messages: [{ partition: 1, value: 'in a transaction' }] })
  await transaction.sendOffsets({ consumerGroupId: group, topics: [{ topic, partitions: [{ partition: 0, offset: '5' }] }] })
  expect(await ends()).toEqual([1n, 0n])
  const held = async (requireStable: boolean) =>
    (await client.groupCommits(coordinator, group, { requireStable })).topics[0]?.partitions.find((p) => p.partition === 0)
  expect(await held(true)).toMatchObject({ offset: null, error: 'UNSTABLE_OFFSET_COMMIT' })
  expect(await held(false)).toMatchObject({ offset: 3n, error: null })
  await transaction.commit()
  await eventually('the commit', async () => (await held(true))?.offset === 5n)
  await eventually('the marker', async () => (await ends())[1] === 2n)
  expect(await client.recordsAt(broker, [at(1, 0n)])).toMatchObject([
    { record: { offset: 0n, value: Buffer.from('in a transaction'), transactional: true } },
  ])
  expect(await client.recordsAt(broker, [at(1, 1n)])).toEqual([{ topic, partition: 1, record: null, error: null }])
  await producer.send({ topic, messages: [{ partition: 1, value: 'after it' }] })
  expect(await client.recordsAt(broker, [at(1, 1n)])).toMatchObject([{ record: { offset: 2n, value: Buffer.from('after it') } }])
})
