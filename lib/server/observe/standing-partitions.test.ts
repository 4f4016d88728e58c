import { expect, test } from 'vitest'
import type { ClusterClient } from '../kafka/cluster-client'
import type { RecordPlace } from '../kafka/reads/records-at'
import { partitionState, topicState } from '../test/snapshot-fixtures'
import { Picture } from './picture'
import { StandingPartitions } from './standing-partitions'

const NOW = 1_000_000
const LONG_MS = 60_000

/** One broker that leads `count` partitions, each with a log end of 100; what it answers is said by the test. */
function standingOn(count: number, answers: { timestamp?: (partition: number) => number | null; stableEnd?: bigint; error?: string }) {
  const picture = new Picture()
  const broker = { id: 1, host: 'a', port: 1, rack: null }
  const partitions = Array.from({ length: count }, (_, partition) => ({
    partition,
    leader: 1,
    replicas: [1],
    isr: [1],
    offlineReplicas: [],
  }))
  picture.setMetadata(
    { clusterId: 'c', brokers: [broker], controllerId: 1, topics: [{ name: 'orders', topicId: 'orders', internal: false, partitions }] },
    0,
  )
  const topic = topicState(
    'orders',
    partitions.map(({ partition }) => partitionState(partition)),
    { logEnd: new BigInt64Array(count).fill(100n) },
  )
  const askedRecords: number[] = []
  const askedEnds: number[] = []
  const client: Partial<ClusterClient> = {
    health: () => ({ answering: true, since: null, lastAnsweredAt: NOW, error: null }),
    recordsAt: (_, places: readonly RecordPlace[]) => {
      askedRecords.push(...places.map(({ partition }) => partition))
      return Promise.resolve(
        places.map(({ partition, offset }) => {
          const timestamp = answers.timestamp?.(partition) ?? null
          const record = timestamp === null ? null : { offset, timestamp, key: null, value: null, transactional: false }
          return { topic: 'orders', partition, record: answers.error ? null : record, error: answers.error ?? null }
        }),
      )
    },
    stableEnds: (_, topics) => {
      askedEnds.push(...topics.flatMap((of) => of.partitions))
      const toEnd = (partition: number) => ({ partition, offset: answers.stableEnd ?? 100n, error: null })
      return Promise.resolve(topics.map((of) => ({ topic: of.topic, partitions: of.partitions.map(toEnd) })))
    },
    producers: (_, __, asked) =>
      Promise.resolve(
        asked.map((partition) => ({
          partition,
          error: null,
          producers: [{ producerId: 7n, epoch: 0, lastSequence: 0, lastWriteAt: NOW, transactionStart: answers.stableEnd ?? null }],
        })),
      ),
    transactions: () =>
      Promise.resolve([
        {
          transactionalId: 'billing-1',
          producerId: 7n,
          state: 'Ongoing',
          isOpen: true,
          details: { epoch: 0, startedAt: NOW - 5_000, timeoutMs: 60_000, topics: [] },
        },
      ]),
  }
  const standing = new StandingPartitions()
  const look = (stoodMs = LONG_MS) => partitions.map(({ partition }) => standing.look(topic, partition, 40n, stoodMs))
  return {
    askedRecords,
    askedEnds,
    look,
    round: async () => {
      standing.beginRound()
      look()
      await standing.refresh(client as ClusterClient, picture, NOW)
    },
  }
}

test('a commit that has not stood for long is left alone', async () => {
  const { look, askedRecords } = standingOn(1, {})
  expect(look(1_000)).toEqual([null])
  expect(askedRecords).toEqual([])
})

test('where only markers follow, nothing waits; where a record does, its own time counts, which is never to come', async () => {
  const stamps = [null, NOW - 5_000, NOW + 86_400_000, -1]
  const { look, round } = standingOn(4, { timestamp: (partition) => stamps[partition] ?? null })
  await round()
  expect(look().map((of) => [of?.isOnlyMarkers, of?.recordAtMs])).toEqual([
    [true, null],
    [false, NOW - 5_000],
    [false, NOW],
    [false, null],
  ])
})

test('a record is read once for each place where a commit stands', async () => {
  const { round, askedRecords } = standingOn(1, { timestamp: () => NOW })
  for (let n = 0; n < 5; n += 1) await round()
  expect(askedRecords).toEqual([0])
})

test('each gets its turn, however many stand', async () => {
  const { round, look, askedEnds } = standingOn(1_500, { timestamp: () => NOW, stableEnd: 40n })
  for (let n = 0; n < 24; n += 1) await round()
  expect(new Set(askedEnds).size).toBe(1_500)
  expect(look().every((of) => of?.heldBack !== null && of?.recordAtMs !== null)).toBe(true)
})

test('what holds a commit back has its name and its beginning, also where the records may not be read', async () => {
  const { round, look } = standingOn(1, { error: 'TOPIC_AUTHORIZATION_FAILED', stableEnd: 40n })
  await round()
  await round()
  const held = { stableEnd: 40n, producerId: 7n, transactionalId: 'billing-1', sinceMs: NOW - 5_000 }
  expect(look()).toMatchObject([{ recordAtMs: null, heldBack: held }])
})
