import 'server-only'
import { type Connection, offsetCommitV8, offsetCommitV9 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { partialAnswer } from '../kafka-error'
import { kafkaErrorName } from '../error-name'
import { byTopic } from '../by-topic'
import type { PartitionResult } from './partition-result'

export interface OffsetToCommit {
  topic: string
  partition: number
  offset: bigint
  /** Of the record before it, as the consumer committed it; null: not known. */
  leaderEpoch: number | null
  metadata: string | null
}

/** What a commit without membership says: the broker then demands that the group has no live members (KIP-211). */
const NOT_A_MEMBER = { generation: -1, memberId: '', instanceId: null } as const

/** OffsetCommit: one request, so one append to `__consumer_offsets`: all partitions that are not refused, or none. */
export async function commitOffsets(
  connection: Connection,
  versions: BrokerVersions,
  group: string,
  offsets: readonly OffsetToCommit[],
): Promise<PartitionResult[]> {
  const api = negotiate(versions, 'OffsetCommit', [offsetCommitV9.api, offsetCommitV8.api])
  const topics = [...byTopic(offsets)].map(([name, of]) => ({
    name,
    partitions: of.map(({ partition, offset, leaderEpoch, metadata }) => ({
      partitionIndex: partition,
      committedOffset: offset,
      committedLeaderEpoch: leaderEpoch ?? -1,
      committedMetadata: metadata,
    })),
  }))
  const { generation, memberId, instanceId } = NOT_A_MEMBER
  const answer = await partialAnswer(api.async(connection, group, generation, memberId, instanceId, topics))
  return answer.topics.flatMap(({ name, partitions }) =>
    partitions.map((p) => ({ topic: name, partition: p.partitionIndex, error: kafkaErrorName(p.errorCode), message: null })),
  )
}
