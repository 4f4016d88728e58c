import 'server-only'
import type { RecordsBatch } from '@platformatic/kafka'

export interface ReadRecord {
  offset: bigint
  /** ms: the producer's, or the broker's where the topic says LogAppendTime. */
  timestamp: number
  key: Buffer | null
  value: Buffer | null
  /** Written in a transaction: markers among the offsets are then no records. */
  transactional: boolean
}

/** Bits of a batch's attributes (DefaultRecordBatch.java). */
const LOG_APPEND_TIME = 1 << 3
const TRANSACTIONAL = 1 << 4
const CONTROL = 1 << 5

/** The first record at or after an offset that is no control record; `next` is where to look on when there is none. */
export function firstRecordAt(batches: readonly RecordsBatch[], offset: bigint): { record: ReadRecord | null; next: bigint } {
  let next = offset
  for (const batch of batches) {
    const record =
      (batch.attributes & CONTROL) === 0 ? batch.records.find((of) => batch.firstOffset + BigInt(of.offsetDelta) >= offset) : undefined
    if (record) {
      const isAppendTime = (batch.attributes & LOG_APPEND_TIME) !== 0
      return {
        next,
        record: {
          offset: batch.firstOffset + BigInt(record.offsetDelta),
          timestamp: Number(isAppendTime ? batch.maxTimestamp : batch.firstTimestamp + record.timestampDelta),
          key: record.key,
          value: record.value,
          transactional: (batch.attributes & TRANSACTIONAL) !== 0,
        },
      }
    }
    const end = batch.firstOffset + BigInt(batch.lastOffsetDelta) + 1n
    if (end > next) next = end
  }
  return { record: null, next }
}
