import 'server-only'
import { depthLevel } from '@/lib/domain/lag/depth-level'
import { soonerLoss } from '@/lib/domain/lag/loss-countdown'
import { type LagPoint, VERDICT_RULES, stuckAfterMs, verdictOf } from '@/lib/domain/lag/verdict'
import { UNKNOWN_LEVEL } from '@/lib/domain/series/packed-heat'
import { lookBehind } from './behind'
import type { NotedCommits } from './commit-movement'
import type { EndHistory } from './end-history'
import type { KnownCommits, KnownGroup, Picture } from './picture'
import type { StandingPartitions } from './standing-partitions'
import {
  type GroupLag,
  type GroupMembership,
  type HeldBack,
  type ShareOffsets,
  type TopicCommits,
  type TopicLag,
  type TopicState,
  UNKNOWN,
} from './snapshot'

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
  return committed === end ? NO_LAG : { lag: end - committed, state: 'ok' }
}

/** What most partitions have. */
const NO_LAG = { lag: 0n, state: 'ok' } as const

interface LagGround {
  now: number
  /** When the group's commits were read, in ms. */
  commitsAt: number | null
  topics: ReadonlyMap<string, TopicState>
  ends: EndHistory
  /** Of the topics asked for; only where it decides. */
  history: (isRead: (topic: string) => boolean) => readonly LagPoint[]
  noted: NotedCommits
  standing: StandingPartitions
}

/** The lag of a whole group and the verdict on it. */
export function groupLag(
  group: KnownGroup,
  commits: readonly TopicCommits[],
  share: readonly ShareOffsets[] | null,
  membership: GroupMembership | null,
  ground: LagGround,
): GroupLag {
  const { noted, now } = ground
  const isRead = readTopics(membership)
  const stuckMs = stuckAfterMs(noted.usualPauseMs)
  const { stuck, waiting, readLag, ...sum } = group.type === 'share' ? sumShare(share ?? []) : sumCommits(commits, ground, isRead, stuckMs)
  sum.partitions += unseenPartitions(membership, ground.topics)
  const verdict = verdictOf(
    {
      hasMembers: hasMembers(group, membership, noted.movedAt, now),
      lag: readLag,
      markersOnly: sum.markersOnly,
      secondsBehind: sum.secondsBehind,
      partitionsOvertaken: sum.overtaken,
      partitionsStuck: stuck,
      partitionsHeldBack: waiting,
      lastMovedMs: noted.movedAt,
      knownSinceMs: noted.knownSince ?? now,
      stuckAfterMs: stuckMs,
      history: () => ground.history(isRead),
    },
    now,
  )
  const stuckSince = verdict.because === 'no-commits' ? (noted.movedAt ?? noted.knownSince) : stuck > 0 ? sum.stuckSince : null
  return { ...sum, ...verdict, stuckSince, lastMovedAt: noted.movedAt }
}

/**
 * Whether anybody reads. A consumer that assigns its partitions itself is in no group that Kafka knows members of (its protocol type
 * is empty): there it is the commits that tell.
 */
function hasMembers({ state, protocolType }: KnownGroup, membership: GroupMembership | null, movedAt: number | null, now: number): boolean {
  const isEmpty = state === 'Empty' || state === 'Dead'
  if (isEmpty) return protocolType === '' && movedAt !== null && now - movedAt < VERDICT_RULES.stuckMs
  return membership === null || membership.members.length > 0
}

/** What the members are assigned, where that is known. What nobody reads any more is left behind and harms nobody. */
function readTopics(membership: GroupMembership | null): (topic: string) => boolean {
  const topics = new Set(membership?.members.flatMap(({ assignments }) => assignments.map(({ topic }) => topic)))
  return topics.size === 0 ? () => true : (topic) => topics.has(topic)
}

/** Partitions its members own of topics this console may not see: their lag is unknown, not zero. */
function unseenPartitions(membership: GroupMembership | null, topics: ReadonlyMap<string, TopicState>): number {
  let count = 0
  for (const { assignments } of membership?.members ?? []) {
    for (const { topic, partitions } of assignments) if (!topics.has(topic)) count += partitions.length
  }
  return count
}

interface LagSum extends Omit<GroupLag, 'topics' | 'unread' | 'verdict' | 'because' | 'figures' | 'lastMovedAt'> {
  topics: TopicLag[]
  unread: string[]
  /** Of the total, what is on topics that somebody reads. */
  readLag: bigint | null
  /** Partitions whose commit stands still while a record has waited long enough; those that a transaction holds back count apart. */
  stuck: number
  waiting: number
}

const nothing = (): LagSum => ({
  topics: [],
  total: null,
  markersOnly: 0n,
  secondsBehind: null,
  knownPartitions: 0,
  partitions: 0,
  overtaken: 0,
  recordsLost: 0n,
  beyondEnd: 0,
  dataLoss: null,
  heldBack: null,
  stuckSince: null,
  unread: [],
  readLag: null,
  stuck: 0,
  waiting: 0,
})

function sumCommits(commits: readonly TopicCommits[], ground: LagGround, isRead: (topic: string) => boolean, stuckMs: number): LagSum {
  const sum = nothing()
  const unread = nothing()
  for (const of of commits) {
    const topic = ground.topics.get(of.topic)
    const stood = ground.noted.stoodSince.get(of.topic)
    // Of what nobody reads any more only the lag is told.
    const told = isRead(of.topic) ? sum : unread
    if (told === unread) sum.unread.push(of.topic)
    let topicLag: bigint | null = null
    let topicSeconds = 0
    let levels: Uint8Array | null = null
    // By index: at 40,000 partitions a round an iterator's pairs are most of the garbage.
    for (let index = 0; index < of.partitions.length; index += 1) {
      const partition = of.partitions[index] ?? 0
      const committed = of.offsets[index] ?? UNKNOWN
      const { lag, state } = partitionLag(topic, partition, committed, ground.commitsAt)
      sum.partitions += 1
      if (state === 'beyond-end') sum.beyondEnd += 1
      if (lag === null || !topic) {
        levels = withLevel(levels, of.partitions.length, index, UNKNOWN_LEVEL)
        continue
      }
      if (state === 'before-log-start') {
        told.overtaken += 1
        told.recordsLost += (topic.logStart[partition] ?? committed) - committed
      }
      sum.knownPartitions += 1
      topicLag ??= 0n
      if (lag > 0n) {
        topicLag += lag
        const seconds = addLagging(
          told,
          topic,
          { partition, committed, lag },
          { stoodSince: stood?.[index] ?? ground.now, stuckMs },
          ground,
        )
        topicSeconds = Math.max(topicSeconds, seconds)
        const level = seconds === Number.POSITIVE_INFINITY ? UNKNOWN_LEVEL : depthLevel(seconds)
        if (level > 0) levels = withLevel(levels, of.partitions.length, index, level)
      }
    }
    sum.topics.push({
      lag: topicLag,
      seconds: topicLag === null || topicSeconds === Number.POSITIVE_INFINITY ? null : topicSeconds,
      levels,
    })
    if (topicLag === null) continue
    sum.total = (sum.total ?? 0n) + topicLag
    if (told === unread) continue
    sum.readLag = (sum.readLag ?? 0n) + topicLag
    sum.secondsBehind = Math.max(sum.secondsBehind ?? 0, topicSeconds)
  }
  // One partition whose age is not known makes the oldest unknown, not the next oldest.
  if (sum.secondsBehind === Number.POSITIVE_INFINITY) sum.secondsBehind = null
  return sum
}

function withLevel(levels: Uint8Array | null, count: number, index: number, level: number): Uint8Array {
  const all = levels ?? new Uint8Array(count)
  all[index] = level
  return all
}

/** Adds what only a partition with lag has to tell. Answers its seconds behind; infinite where they are not known. */
function addLagging(
  sum: LagSum,
  topic: TopicState,
  { partition, committed, lag }: { partition: number; committed: bigint; lag: bigint },
  { stoodSince, stuckMs }: { stoodSince: number; stuckMs: number },
  { ends, now, standing }: LagGround,
): number {
  const known = standing.look(topic, partition, committed, now - stoodSince)
  const behind = lookBehind(topic, { partition, committed, lag }, known, ends, now)
  if (behind.isOnlyMarkers) {
    sum.markersOnly += lag
    return 0
  }
  const seconds = behind.secondsBehind
  sum.dataLoss = soonerLoss(sum.dataLoss, behind.dataLoss)
  const waitsMs = Math.min(now - stoodSince, seconds === null ? Number.POSITIVE_INFINITY : seconds * 1000)
  if (behind.heldBack) {
    if (waitsMs >= VERDICT_RULES.heldBackMs) sum.waiting += 1
    sum.heldBack = longerHeld(sum.heldBack, behind.heldBack)
  } else if (lag > VERDICT_RULES.caughtUpRecords && waitsMs >= stuckMs) {
    sum.stuck += 1
    sum.stuckSince = Math.min(sum.stuckSince ?? stoodSince, stoodSince)
  }
  return seconds ?? Number.POSITIVE_INFINITY
}

function longerHeld(a: HeldBack | null, b: HeldBack): HeldBack {
  return a === null || (b.sinceMs ?? Number.POSITIVE_INFINITY) < (a.sinceMs ?? Number.POSITIVE_INFINITY) ? b : a
}

function sumShare(share: readonly ShareOffsets[]): LagSum {
  const sum = nothing()
  for (const { partitions } of share) {
    const known = partitions.flatMap(({ lag }) => (lag === null ? [] : [lag]))
    const lag = known.length === 0 ? null : known.reduce((total, of) => total + of, 0n)
    sum.topics.push({ lag, seconds: lag === 0n ? 0 : null, levels: null })
    sum.partitions += partitions.length
    sum.knownPartitions += known.length
    if (lag !== null) sum.total = (sum.total ?? 0n) + lag
  }
  sum.readLag = sum.total
  if (sum.total === 0n) sum.secondsBehind = 0
  return sum
}

/** What a snapshot needs of a group besides its lag. */
export function shareOffsetsOf(picture: Picture, group: string): { share: ShareOffsets[] | null; at: number | null } {
  const known = picture.share.get(group)
  return { share: known?.offsets.topics ?? null, at: known?.at ?? null }
}
