import { expect, test } from 'vitest'
import { type Behind, lookBehind } from '../observe/behind'
import type { Observer } from '../observe/observer'
import type { FoundRecord } from '../observe/record-at'
import type { TopicState } from '../observe/snapshot'
import { fixedObserver, groupState } from '../test/observer-fixture'
import { partitionState, topicState } from '../test/snapshot-fixtures'
import { type FindDeletion, getGroupPartition } from './group-partition'
import { viewerContext } from '../test/viewer-context'

const NOW = Date.UTC(2026, 0, 2)
const HOUR = 3_600_000
const CONFIG = {
  minInsyncReplicas: 1,
  retentionMs: BigInt(24 * HOUR),
  retentionBytes: -1n,
  segmentMs: BigInt(HOUR),
  segmentBytes: null,
  cleanupPolicy: 'delete',
  remoteStorage: null,
}
const NOBODY: FindDeletion = () => Promise.resolve(null)
const NOTHING: FoundRecord = { record: null, readAtMs: NOW, failed: null }

interface Given {
  committed: bigint
  /** When the end was read; the commit was at NOW. */
  logEndAt?: number
  record?: FoundRecord
  config?: Partial<typeof CONFIG>
  findDeletion?: FindDeletion
}

async function look({ committed, logEndAt = NOW, record = NOTHING, config, findDeletion = NOBODY }: Given) {
  const orders = topicState('orders', [partitionState(0), partitionState(1)], {
    config: { ...CONFIG, ...config },
    logStart: BigInt64Array.of(50n, 0n),
    logEnd: BigInt64Array.of(100n, 0n),
    logEndAt: Float64Array.of(logEndAt, logEndAt),
  })
  const group = groupState('billing', { orders: { 0: committed } }, { commitsAt: NOW })
  const observer = fixedObserver({ topics: [orders], groups: [group], asOf: NOW })
  const read: bigint[] = []
  const asked = {
    recordAt: (_topic: TopicState, _partition: number, offset: bigint) => {
      read.push(offset)
      return Promise.resolve(record)
    },
    lookBehind: (topic: TopicState, partition: number, at: Parameters<Observer['lookBehind']>[2]): Behind =>
      lookBehind(
        topic,
        { partition, ...at },
        at.recordAtMs === null ? null : { isOnlyMarkers: false, recordAtMs: at.recordAtMs, heldBack: null },
        observer.ends,
        NOW,
      ),
  }
  const context = viewerContext(Object.assign(observer, asked), 'test')
  const place = (partition: number) => ({ group: 'billing', topic: 'orders', partition })
  const detail = await getGroupPartition(context, place(0), findDeletion)
  return { detail, read, other: await getGroupPartition(context, place(1), findDeletion) }
}

test('the countdown is of the record that was read, where nobody had known how old it is', async () => {
  const record = { record: { offset: 60n, timestampMs: NOW - HOUR }, readAtMs: NOW + 500, failed: null }
  const { detail, other } = await look({ committed: 60n, record })
  const dataLoss = { by: 'time', atLeastSeconds: 23 * 3_600, atMostSeconds: 24 * 3_600 + 300 }
  expect(detail?.partition).toMatchObject({ lag: '40', secondsBehind: 3_600, recordAt: new Date(NOW - HOUR).toISOString(), dataLoss })
  expect(detail?.record).toMatchObject({ offset: '60', secondsAgo: 3_600.5, readAt: new Date(NOW + 500).toISOString() })
  expect((await look({ committed: 60n })).detail?.partition.dataLoss).toBeNull()
  expect(other?.partition).toMatchObject({ partition: 1, committed: null, state: 'no-commit' })
})

test('a commit beyond the end is told as that: no record is looked for, and none fails', async () => {
  const { detail, read } = await look({ committed: 120n })
  expect(detail).toMatchObject({ partition: { state: 'beyond-end' }, record: null, errors: [] })
  expect(read).toEqual([])
  // The end that is known is older than the commit: what the broker says to the read decides.
  const failed = { kafkaError: 'OFFSET_OUT_OF_RANGE', message: 'no', broker: 1 }
  const older = await look({ committed: 120n, logEndAt: NOW - 1, record: { ...NOTHING, failed } })
  expect(older.detail).toMatchObject({ partition: { state: 'beyond-end' }, errors: [] })
  const elsewhere = await look({ committed: 60n, record: { ...NOTHING, failed } })
  expect(elsewhere.detail).toMatchObject({ partition: { state: 'ok' }, errors: [{ error: 'OFFSET_OUT_OF_RANGE' }] })
})

test.each<[string, Pick<Given, 'config' | 'findDeletion'>, { by: string; change: string | null }]>([
  ['retention, where there is any', {}, { by: 'retention', change: null }],
  ['nobody knows what, where there is none', { config: { retentionMs: -1n } }, { by: 'unknown', change: null }],
  ['nobody knows what, where it is for ever', { config: { retentionMs: 2n ** 63n - 1n } }, { by: 'unknown', change: null }],
  [
    'a change that made the log begin there',
    { findDeletion: () => Promise.resolve({ change: 'c', logStart: 50n }) },
    { by: 'deleted-on-request', change: 'c' },
  ],
  [
    'a change took a part, and it is not said that retention took the rest',
    { findDeletion: () => Promise.resolve({ change: 'c', logStart: 30n }) },
    { by: 'partly-on-request', change: 'c' },
  ],
])('what is lost was deleted by %s', async (_, given, lost) => {
  const { detail } = await look({ committed: 10n, ...given })
  expect(detail?.lost).toEqual({ offsets: '40', ...lost })
})
