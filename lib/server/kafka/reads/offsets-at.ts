import 'server-only'
import { type Connection, listOffsetsV7, listOffsetsV8, listOffsetsV9 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { partialAnswer } from '../kafka-error'
import type { TopicPartitions } from '../messages/list-offsets'
import { kafkaErrorName } from '../error-name'

export interface OffsetsAt {
  topic: string
  /** By partition number. */
  partitions: {
    partition: number
    /** null without an error: no record is as late as that. */
    offset: bigint | null
    /** Of that record, ms. */
    timestamp: number | null
    error: string | null
  }[]
}

/** The first record whose timestamp is `timestampMs` or later, of partitions this broker leads. May scan segments: not for a round. */
export async function readOffsetsAt(
  connection: Connection,
  versions: BrokerVersions,
  topics: readonly TopicPartitions[],
  timestampMs: number,
): Promise<OffsetsAt[]> {
  const api = negotiate(versions, 'ListOffsets', [listOffsetsV9.api, listOffsetsV8.api, listOffsetsV7.api])
  const consumer = -1
  const readUncommitted = 0
  // Below 0 are Kafka's special offsets, not times.
  const timestamp = BigInt(Math.max(0, Math.trunc(timestampMs)))
  const asked = topics.map(({ topic, partitions }) => ({
    name: topic,
    partitions: partitions.map((partitionIndex) => ({ partitionIndex, currentLeaderEpoch: -1, timestamp })),
  }))
  const answer = await partialAnswer(api.async(connection, consumer, readUncommitted, asked))
  return answer.topics.map((topic) => ({
    topic: topic.name,
    partitions: topic.partitions
      .map((p) => ({
        partition: p.partitionIndex,
        offset: p.offset < 0n ? null : p.offset,
        timestamp: p.timestamp < 0n ? null : Number(p.timestamp),
        error: kafkaErrorName(p.errorCode),
      }))
      .toSorted((a, b) => a.partition - b.partition),
  }))
}
