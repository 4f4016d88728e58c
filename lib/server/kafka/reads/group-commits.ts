import 'server-only'
import { type Connection, offsetFetchV8, offsetFetchV9 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { KafkaError, partialAnswer } from '../kafka-error'
import { kafkaErrorName } from '../error-name'

export interface CheckedCommit {
  partition: number
  /** null: none, or refused. */
  offset: bigint | null
  /** Of the record before it; null where the consumer did not say. */
  leaderEpoch: number | null
  metadata: string | null
  /** Kafka's error name: UNSTABLE_OFFSET_COMMIT where an open transaction holds a commit back (KIP-447). */
  error: string | null
}

export interface CheckedGroupCommits {
  group: string
  error: string | null
  /** By partition number. */
  topics: { topic: string; partitions: CheckedCommit[] }[]
}

/** All of one group's commits from its coordinator, with what it takes to write them again. */
export async function readGroupCommits(
  connection: Connection,
  versions: BrokerVersions,
  group: string,
  requireStable: boolean,
): Promise<CheckedGroupCommits> {
  const api = negotiate(versions, 'OffsetFetch', [offsetFetchV9.api, offsetFetchV8.api])
  const asked = { groupId: group, memberId: null, memberEpoch: -1, topics: null }
  const { groups } = await partialAnswer(api.async(connection, [asked], requireStable))
  const [answer] = groups
  if (!answer) throw new KafkaError('UNKNOWN_SERVER_ERROR', 'OffsetFetch answered without the group')
  return {
    group: answer.groupId,
    error: kafkaErrorName(answer.errorCode),
    topics: answer.topics.map(({ name, partitions }) => ({
      topic: name,
      partitions: partitions
        .map((p) => ({
          partition: p.partitionIndex,
          offset: p.committedOffset < 0n ? null : p.committedOffset,
          leaderEpoch: p.committedLeaderEpoch < 0 ? null : p.committedLeaderEpoch,
          metadata: p.metadata ?? null,
          error: kafkaErrorName(p.errorCode),
        }))
        .toSorted((a, b) => a.partition - b.partition),
    })),
  }
}
