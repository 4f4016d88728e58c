import 'server-only'
import { setImmediate } from 'node:timers/promises'
import { type Connection, type RecordsBatch, fetchV13, fetchV14, fetchV15, fetchV16, fetchV17 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { partialAnswer } from '../kafka-error'
import { toWireUuid } from '../kafka-uuid'
import { kafkaErrorName } from '../error-name'
import { type OffsetsRecord, decodeRecord } from './decode-record'

/** A record, or the marker that ends a producer's transaction. `position`: its offset in `__consumer_offsets`. */
export type OffsetsTopicEntry =
  | {
      kind: 'record'
      position: bigint
      /** null: outside of transactions, it counts at once. */
      producerId: bigint | null
      record: OffsetsRecord
    }
  | { kind: 'marker'; position: bigint; producerId: bigint; committed: boolean }

/** What there is to read of one partition of `__consumer_offsets`. */
export interface OffsetsTopicPart {
  partition: number
  /** Kafka's error name; the offsets are then those asked from and −1, and there are no entries. */
  error: string | null
  /** Where to read on: beyond the last batch, which may end after its last record. */
  next: bigint
  highWatermark: bigint
  /** Records and markers as they lie in the log, none before the offset asked from. */
  entries: readonly OffsetsTopicEntry[]
}

export interface Waiting {
  /** ms the broker may hold back its answer while less than `minBytes` are there. */
  maxWaitMs: number
  minBytes: number
}

/** An answer is parsed at once: this is about 3,000 commits, and well under 20 ms. */
const MOST_BYTES = 256 * 1024
/** Decoded before others get their turn. */
const RECORDS_PER_TURN = 1_000
const READ_UNCOMMITTED = 0
/** A fetch outside of any fetch session (KIP-227). */
const NO_SESSION = { id: 0, epoch: -1 } as const
/** Bits of a batch's attributes (DefaultRecordBatch.java). */
const TRANSACTIONAL = 1 << 4
const CONTROL = 1 << 5
/** The type of a control record, after the version in its key (ControlRecordType.java); others exist and are none of ours. */
const ABORT = 0
const COMMIT = 1

/**
 * Waits for what is new after these offsets, in partitions this broker leads (Fetch v13+, by topic id; UNSUPPORTED_VERSION from a
 * broker older than Kafka 3.1). Uncommitted transactions included. No session and no group: nobody else notices.
 */
export async function readOffsetsTopic(
  connection: Connection,
  versions: BrokerVersions,
  topicId: string,
  from: ReadonlyMap<number, bigint>,
  { maxWaitMs, minBytes }: Waiting,
): Promise<OffsetsTopicPart[]> {
  const api = negotiate(versions, 'Fetch', [fetchV17.api, fetchV16.api, fetchV15.api, fetchV14.api, fetchV13.api])
  const partitions = [...from].map(([partition, fetchOffset]) => ({
    partition,
    currentLeaderEpoch: -1,
    fetchOffset,
    lastFetchedEpoch: -1,
    partitionMaxBytes: MOST_BYTES,
  }))
  const asked = [{ topicId: toWireUuid(topicId), partitions }]
  const answer = await partialAnswer(
    api.async(connection, maxWaitMs, minBytes, MOST_BYTES, READ_UNCOMMITTED, NO_SESSION.id, NO_SESSION.epoch, asked, [], ''),
  )
  const parts: OffsetsTopicPart[] = []
  for (const p of answer.responses.flatMap((response) => response.partitions)) {
    const asked = from.get(p.partitionIndex)
    if (asked === undefined) continue
    const error = kafkaErrorName(p.errorCode)
    const { next, entries } = error ? { next: asked, entries: [] } : await entriesOf(p.records ?? [], asked)
    parts.push({ partition: p.partitionIndex, error, next, highWatermark: error ? -1n : p.highWatermark, entries })
  }
  return parts
}

async function entriesOf(batches: readonly RecordsBatch[], from: bigint): Promise<Pick<OffsetsTopicPart, 'next' | 'entries'>> {
  const entries: OffsetsTopicEntry[] = []
  let next = from
  let undecoded = RECORDS_PER_TURN
  for (const batch of batches) {
    const isControl = (batch.attributes & CONTROL) !== 0
    const producerId = (batch.attributes & TRANSACTIONAL) === 0 ? null : batch.producerId
    for (const { offsetDelta, key, value } of batch.records) {
      const position = batch.firstOffset + BigInt(offsetDelta)
      // A batch comes whole, also when asked from its middle.
      if (position < from) continue
      if (undecoded-- === 0) {
        await setImmediate()
        undecoded = RECORDS_PER_TURN
      }
      if (!isControl) {
        entries.push({ kind: 'record', position, producerId, record: decodeRecord(key, value) })
        continue
      }
      const type = key && key.length >= 4 ? key.readInt16BE(2) : null
      if (type === COMMIT || type === ABORT)
        entries.push({ kind: 'marker', position, producerId: batch.producerId, committed: type === COMMIT })
    }
    const end = batch.firstOffset + BigInt(batch.lastOffsetDelta) + 1n
    if (end > next) next = end
  }
  return { next, entries }
}
