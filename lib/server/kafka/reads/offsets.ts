import 'server-only'
import type { Connection } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { kafkaErrorName } from '../error-name'
import { describeShareGroupOffsetsV1 } from '../messages/describe-share-group-offsets-v1'
import { LIST_OFFSETS, type ListedOffsets, type TopicPartitions } from '../messages/list-offsets'
import { type GroupCommits, OFFSET_FETCH } from '../messages/offset-fetch'

/** Facts: above about 500 groups an answer grows to where it holds back others on the connection. */
const GROUPS_PER_REQUEST = 500

/** All committed offsets of these groups, from their coordinator: one request per 500 groups (OffsetFetch v8+, KIP-709). */
export async function readCommits(connection: Connection, versions: BrokerVersions, groups: readonly string[]): Promise<GroupCommits[]> {
  const api = negotiate(versions, 'OffsetFetch', OFFSET_FETCH)
  const commits: GroupCommits[] = []
  // An empty list is asked too: one request a broker, whatever the groups, and the answer proves the broker alive.
  for (let at = 0; at === 0 || at < groups.length; at += GROUPS_PER_REQUEST) {
    const asked = groups.slice(at, at + GROUPS_PER_REQUEST).map((groupId) => ({ groupId, memberId: null, memberEpoch: -1, topics: null }))
    commits.push(...(await api.async(connection, asked, false)))
  }
  return commits
}

/** What ListOffsets calls the first offset, the high watermark, and (asked as read_committed) the last stable offset. */
export const OFFSET_AT = {
  earliest: { timestamp: -2n, isolation: 0 },
  latest: { timestamp: -1n, isolation: 0 },
  stable: { timestamp: -1n, isolation: 1 },
} as const

/** First or last offset of partitions this broker leads, in one request: `latest` is the high watermark, `stable` the last stable offset. */
export async function readOffsets(
  connection: Connection,
  versions: BrokerVersions,
  at: keyof typeof OFFSET_AT,
  topics: readonly TopicPartitions[],
): Promise<ListedOffsets[]> {
  const api = negotiate(versions, 'ListOffsets', LIST_OFFSETS)
  const { timestamp, isolation } = OFFSET_AT[at]
  return api.async(connection, isolation, timestamp, topics)
}

export interface ShareGroupOffsets {
  group: string
  error: string | null
  topics: { topic: string; partitions: { partition: number; startOffset: bigint | null; lag: bigint | null }[] }[]
}

/** Start offset and the broker's own lag of share groups (KIP-932, KIP-1226); null where it does not know. */
export async function readShareGroupOffsets(
  connection: Connection,
  versions: BrokerVersions,
  groups: readonly string[],
): Promise<ShareGroupOffsets[]> {
  const api = negotiate(versions, 'DescribeShareGroupOffsets', [describeShareGroupOffsetsV1])
  const answer = await api.async(connection, [...groups])
  const known = (offset: bigint) => (offset < 0n ? null : offset)
  return answer.groups.map((group) => ({
    group: group.groupId,
    error: kafkaErrorName(group.errorCode),
    topics: group.topics.map(({ topicName, partitions }) => ({
      topic: topicName,
      partitions: partitions
        .filter((p) => p.errorCode === 0)
        .map((p) => ({ partition: p.partitionIndex, startOffset: known(p.startOffset), lag: known(p.lag) })),
    })),
  }))
}
