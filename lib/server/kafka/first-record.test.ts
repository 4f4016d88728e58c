import type { RecordsBatch } from '@platformatic/kafka'
import { expect, test } from 'vitest'
import { firstRecordAt } from './first-record'

const CONTROL = 1 << 5
const LOG_APPEND_TIME = 1 << 3
const TRANSACTIONAL = 1 << 4

/** A batch as the wire client reads it; `deltas` are the records that compaction left. */
function batch(firstOffset: bigint, lastOffsetDelta: number, deltas: readonly number[], attributes = 0): RecordsBatch {
  return {
    firstOffset,
    lastOffsetDelta,
    attributes,
    length: 0,
    partitionLeaderEpoch: 0,
    magic: 2,
    crc: 0,
    firstTimestamp: 1_000n,
    maxTimestamp: 9_000n,
    producerId: -1n,
    producerEpoch: -1,
    firstSequence: -1,
    records: deltas.map((offsetDelta) => ({
      length: 0,
      attributes: 0,
      offsetDelta,
      timestampDelta: BigInt(offsetDelta),
      key: null,
      value: Buffer.from([offsetDelta]),
      headers: [],
    })),
  }
}

test('a batch begins before the offset asked for: its earlier records are passed over', () => {
  expect(firstRecordAt([batch(100n, 9, [0, 3, 9])], 101n).record).toEqual({
    offset: 103n,
    timestamp: 1_003,
    key: null,
    value: Buffer.from([3]),
    transactional: false,
  })
})

test('markers and batches that compaction has emptied are passed, and the search goes on behind them', () => {
  const batches = [batch(100n, 0, [0], CONTROL), batch(101n, 9, [])]
  expect(firstRecordAt(batches, 100n)).toEqual({ record: null, next: 111n })
  expect(firstRecordAt([...batches, batch(111n, 0, [0])], 100n).record?.offset).toBe(111n)
})

test('without a whole batch it goes on where it was', () => {
  expect(firstRecordAt([], 42n)).toEqual({ record: null, next: 42n })
})

test('with LogAppendTime the time is that of the batch', () => {
  expect(firstRecordAt([batch(0n, 1, [0, 1], LOG_APPEND_TIME)], 1n).record?.timestamp).toBe(9_000)
})

test('a record of a transaction is known as one', () => {
  expect(firstRecordAt([batch(0n, 0, [0], TRANSACTIONAL)], 0n).record?.transactional).toBe(true)
})
