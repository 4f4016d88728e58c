import 'server-only'
import type { ClusterClient } from '../kafka/cluster-client'
import { KafkaError, toKafkaError } from '../kafka/kafka-error'
import { requireAnswering } from './require-answering'
import { type TopicState, UNKNOWN } from './snapshot'

/** The first record at or after an offset that is still there, and when it was written (ms, as it says itself). */
export interface FoundRecord {
  record: { offset: bigint; timestampMs: number } | null
  readAtMs: number
  /** Why it could not be read; null without a record: there is none yet. */
  failed: { kafkaError: string; message: string; broker: number | null } | null
}

/** Reads one record, on the spot. Never throws. */
export async function recordAt(client: ClusterClient, topic: TopicState, partition: number, offset: bigint): Promise<FoundRecord> {
  const { name, topicId, logStart } = topic
  const leader = topic.partitions[partition]?.leader ?? null
  const start = logStart[partition] ?? UNKNOWN
  try {
    if (leader === null) throw new KafkaError('LEADER_NOT_AVAILABLE', 'the partition has no leader')
    const place = { topic: name, topicId, partition, offset: offset < start ? start : offset }
    // A page waits for no broker that is known not to answer.
    requireAnswering(client, leader)
    const [found] = await client.recordsAt(leader, [place])
    if (found?.error != null) throw new KafkaError(found.error, 'the record at the commit was not given')
    const record = found?.record ? { offset: found.record.offset, timestampMs: found.record.timestamp } : null
    return { record, readAtMs: Date.now(), failed: null }
  } catch (cause) {
    const { kafkaError, message } = toKafkaError(cause, leader)
    return { record: null, readAtMs: Date.now(), failed: { kafkaError, message, broker: leader } }
  }
}
