import 'server-only'
import { type LagPoint, verdictOf } from '@/lib/domain/lag/verdict'
import type { EndHistory } from './end-history'
import type { KnownCommits, KnownGroup, Picture } from './picture'
import { type GroupLag, type GroupMembership, type ShareOffsets, type TopicCommits, type TopicState, UNKNOWN } from './snapshot'

/** A group's commits as the snapshot keeps them: parallel arrays by partition, bound to the topic that exists now. */
export function toTopicCommits(known: KnownCommits | undefined, topics: ReadonlyMap<string, TopicState>): TopicCommits[] {
  return (known?.commits.topics ?? [])
    .filter(({ partitions }) => partitions.length > 0)
    .map(({ topic, partitions }) => {
      const sorted = partitions.toSorted((a, b) => a.partition - b.partition)
      const withMetadata = sorted.filter((p) => p.metadata !== null && p.metadata !== '')
      return {
        topic,
        topicId: topics.get(topic)?.topicId ?? null,
        partitions: Int32Array.from(sorted, (p) => p.partition),
        offsets: BigInt64Array.from(sorted, (p) => p.offset),
        metadata: withMetadata.length === 0 ? null : new Map(withMetadata.map((p) => [p.partition, p.metadata ?? ''])),
      }
    })
    .toSorted((a, b) => (a.topic < b.topic ? -1 : 1))
}

export type PartitionLagState = 'ok' | 'leader-away' | 'beyond-end' | 'before-log-start' | 'topic-gone' | 'unknown'

/**
 * Lag of one partition: log end minus commit. null with the reason where that would not be true:
 * never a negative number, never 0 for what is not known. `commitsAt` (ms) is when the commit was read;
 * only an end read at or after it can have a commit beyond it, so without it none is called that. It
 * decides between reasons, never on the number: who wants only the number may leave it out.
 */
export function partitionLag(
  topic: TopicState | undefined,
  partition: number,
  committed: bigint,
  commitsAt: number | null = null,
): { lag: bigint | null; state: PartitionLagState } {
  if (!topic) return { lag: null, state: 'topic-gone' }
  const end = topic.logEnd[partition] ?? UNKNOWN
  if (end === UNKNOWN) return { lag: null, state: 'unknown' }
  if (topic.partitions[partition]?.leader == null) return { lag: null, state: 'leader-away' }
  // While a leader does not answer, the end it last told falls behind commits that another broker keeps.
  const isEndAsNew = commitsAt !== null && (topic.logEndAt[partition] ?? Number.NaN) >= commitsAt
  if (committed > end) return { lag: null, state: isEndAsNew ? 'beyond-end' : 'unknown' }
  const start = topic.logStart[partition] ?? UNKNOWN
  // A commit one may still find below the log start on an empty partition has lost nothing.
  if (start !== UNKNOWN && committed < start && end > committed) return { lag: end - committed, state: 'before-log-start' }
  return { lag: end - committed, state: 'ok' }
}

interface LagGround {
  now: number
  /** When the group's commits were read, in ms. */
  commitsAt: number | null
  topics: ReadonlyMap<string, TopicState>
  ends: EndHistory
  history: readonly LagPoint[]
  movedAt: number | null
  knownSince: number
}

/** The lag of a whole group and the verdict on it. */
export function groupLag(
  group: KnownGroup,
  commits: readonly TopicCommits[],
  share: readonly ShareOffsets[] | null,
  membership: GroupMembership | null,
  ground: LagGround,
): GroupLag {
  const sum = group.type === 'share' ? sumShare(share ?? []) : sumCommits(commits, ground)
  sum.partitions += unseenPartitions(membership, ground.topics)
  const hasMembers = group.state === 'Empty' || group.state === 'Dead' ? false : membership === null ? null : membership.members.length > 0
  const { verdict, because } = verdictOf(
    {
      hasMembers: hasMembers ?? true,
      lag: sum.total,
      secondsBehind: sum.secondsBehind,
      partitionsOvertaken: sum.overtaken,
      lastMovedMs: ground.movedAt,
      knownSinceMs: ground.knownSince,
      history: ground.history,
    },
    ground.now,
  )
  return { ...sum, verdict, because, lastMovedAt: ground.movedAt }
}

/** Partitions its members own of topics this console may not see: their lag is unknown, not zero. */
function unseenPartitions(membership: GroupMembership | null, topics: ReadonlyMap<string, TopicState>): number {
  let count = 0
  for (const { assignments } of membership?.members ?? []) {
    for (const { topic, partitions } of assignments) if (!topics.has(topic)) count += partitions.length
  }
  return count
}

type LagSum = Omit<GroupLag, 'verdict' | 'because' | 'lastMovedAt'>

function sumCommits(commits: readonly TopicCommits[], { topics, ends, now, commitsAt }: LagGround): LagSum {
  const sum: LagSum = { total: null, secondsBehind: null, knownPartitions: 0, partitions: 0, overtaken: 0, beyondEnd: 0 }
  for (const of of commits) {
    const topic = topics.get(of.topic)
    for (const [index, partition] of of.partitions.entries()) {
      const committed = of.offsets[index] ?? UNKNOWN
      const { lag, state } = partitionLag(topic, partition, committed, commitsAt)
      sum.partitions += 1
      if (state === 'beyond-end') sum.beyondEnd += 1
      if (state === 'before-log-start') sum.overtaken += 1
      if (lag === null) continue
      sum.knownPartitions += 1
      sum.total = (sum.total ?? 0n) + lag
      const seconds = lag === 0n || !topic ? 0 : ends.secondsBehind(topic.topicId, partition, committed, now)
      if (seconds !== null) sum.secondsBehind = Math.max(sum.secondsBehind ?? 0, seconds)
      else sum.secondsBehind = Number.POSITIVE_INFINITY
    }
  }
  // One partition whose age is not known makes the oldest unknown, not the next oldest.
  if (sum.secondsBehind === Number.POSITIVE_INFINITY) sum.secondsBehind = null
  return sum
}

function sumShare(share: readonly ShareOffsets[]): LagSum {
  const sum: LagSum = { total: null, secondsBehind: null, knownPartitions: 0, partitions: 0, overtaken: 0, beyondEnd: 0 }
  for (const { partitions } of share) {
    for (const { lag } of partitions) {
      sum.partitions += 1
      if (lag === null) continue
      sum.knownPartitions += 1
      sum.total = (sum.total ?? 0n) + lag
    }
  }
  if (sum.total === 0n) sum.secondsBehind = 0
  return sum
}

/** What a snapshot needs of a group besides its lag. */
export function shareOffsetsOf(picture: Picture, group: string): { share: ShareOffsets[] | null; at: number | null } {
  const known = picture.share.get(group)
  return { share: known?.offsets.topics ?? null, at: known?.at ?? null }
}
