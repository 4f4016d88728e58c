import 'server-only'
import type { LagHistory } from './lag-history'
import type { GroupState, TopicCommits } from './snapshot'
import { UNKNOWN } from './snapshot'
import { topicsInOrder } from './topic-lag'

/** A partition whose committed offset is not what it was. */
export interface MovedCommit {
  topic: string
  partition: number
  offset: bigint
  /** ms */
  seenAtMs: number
  /** What was committed until then, and since when it had been so (ms); null: nothing. */
  before: { offset: bigint; sinceMs: number } | null
}

export interface NotedCommits {
  /** When the group's commits were first read, in ms; null: not yet. */
  knownSince: number | null
  /** When any commit of the group last moved, in ms; null: not since observing began. */
  movedAt: number | null
  /** The longest of the last few times from one move to the next, in ms; null: it has not moved twice. */
  usualPauseMs: number | null
  /** Since when each partition's commit has been what it is, in ms: by topic, in the order of its commits. */
  stoodSince: ReadonlyMap<string, Float64Array>
  /** The round before; null where this is the first, or the same one again. */
  before: { at: number; commits: readonly TopicCommits[] } | null
  moved: readonly MovedCommit[]
  /** What had moved in the round before, and when the round before that was, in ms: by now a tail must have told of it. */
  movedBefore: readonly MovedCommit[]
  movedBeforeSince: number
  /** Partitions whose commit is there no more: deleted, or expired. */
  lost: readonly { topic: string; partition: number }[]
}

interface Movement {
  knownSince: number
  movedAt: number | null
  pausesMs: readonly number[]
  stoodSince: ReadonlyMap<string, Float64Array>
  previous: { at: number; commits: readonly TopicCommits[]; byTopic: ReadonlyMap<string, TopicCommits> }
  moved: readonly MovedCommit[]
  movedSince: number
}

/** So many pauses between two moves say what is usual. */
const PAUSES = 5
const NOTHING_KNOWN = { knownSince: null, movedAt: null, usualPauseMs: null, stoodSince: new Map() } as const
const STILL = { before: null, moved: [], movedBefore: [], movedBeforeSince: 0, lost: [] } as const

/** Compares each round's commits with the last one's: what moved, and since when the rest has stood. Told by polling, so to the round. */
export class CommitMovement {
  readonly #groups = new Map<string, Movement>()

  /** Notes the commits of a group as they were read at `at` (ms), and says what has become of them since the round before. */
  note(group: string, commits: readonly TopicCommits[], at: number): NotedCommits {
    const known = this.#groups.get(group)
    if (known?.previous.at === at) return this.known(group)
    if (!known) {
      const stoodSince = new Map(commits.map(({ topic, offsets }) => [topic, new Float64Array(offsets.length).fill(at)]))
      const previous = { at, commits, byTopic: byTopic(commits) }
      this.#groups.set(group, { knownSince: at, movedAt: null, pausesMs: [], stoodSince, previous, moved: [], movedSince: at })
      return this.known(group)
    }
    const { previous: before, moved: movedBefore, movedSince: movedBeforeSince } = known
    const compared = before.commits === commits ? null : compare(before.byTopic, commits, known.stoodSince, at)
    const moved = compared?.moved ?? []
    const lost = compared === null ? [] : lostSince(before.commits, byTopic(commits))
    if (compared !== null) known.stoodSince = compared.stoodSince
    if (moved.length > 0) {
      if (known.movedAt !== null) known.pausesMs = [...known.pausesMs.slice(1 - PAUSES), at - known.movedAt]
      known.movedAt = at
    }
    known.moved = moved
    known.movedSince = before.at
    known.previous = compared === null ? { ...before, at } : { at, commits, byTopic: byTopic(commits) }
    return { ...this.known(group), before, moved, movedBefore, movedBeforeSince, lost }
  }

  /** What was noted so far, where there is nothing new to note. */
  known(group: string): NotedCommits {
    const known = this.#groups.get(group)
    if (!known) return { ...NOTHING_KNOWN, ...STILL }
    const { knownSince, movedAt, pausesMs, stoodSince } = known
    return { knownSince, movedAt, usualPauseMs: pausesMs.length === 0 ? null : Math.max(...pausesMs), stoodSince, ...STILL }
  }

  /** What is committed for a partition, and since when (ms); null: nothing, or not known yet. */
  committed(group: string, topic: string, partition: number): { offset: bigint; sinceMs: number } | null {
    const known = this.#groups.get(group)
    const commits = known?.previous.byTopic.get(topic)
    const index = commits ? positionOf(commits.partitions, partition, partition) : -1
    const offset = commits?.offsets[index]
    const sinceMs = known?.stoodSince.get(topic)?.[index]
    return offset === undefined || sinceMs === undefined ? null : { offset, sinceMs }
  }

  retain(groups: ReadonlySet<string>): void {
    for (const id of this.#groups.keys()) if (!groups.has(id)) this.#groups.delete(id)
  }
}

const byTopic = (commits: readonly TopicCommits[]) => new Map(commits.map((of) => [of.topic, of]))

/** One walk over what is committed now: what is not what it was, and since when the rest is. */
function compare(
  before: ReadonlyMap<string, TopicCommits>,
  after: readonly TopicCommits[],
  stoodBefore: ReadonlyMap<string, Float64Array>,
  at: number,
): { moved: MovedCommit[]; stoodSince: Map<string, Float64Array> } {
  const moved: MovedCommit[] = []
  const stoodSince = new Map<string, Float64Array>()
  for (const { topic, topicId, partitions, offsets } of after) {
    const was = before.get(topic)
    // A topic made anew under its old name is another one.
    const same = was?.topicId === topicId ? was : undefined
    const timesBefore = stoodBefore.get(topic)
    const times = new Float64Array(partitions.length)
    stoodSince.set(topic, times)
    for (let index = 0; index < partitions.length; index += 1) {
      const partition = partitions[index] ?? 0
      const offset = offsets[index] ?? UNKNOWN
      const position = same ? positionOf(same.partitions, partition, index) : -1
      const [wasOffset, sinceMs] = [same?.offsets[position], timesBefore?.[position]]
      times[index] = wasOffset === offset ? (sinceMs ?? at) : at
      if (wasOffset === offset) continue
      const known = wasOffset === undefined || sinceMs === undefined ? null : { offset: wasOffset, sinceMs }
      moved.push({ topic, partition, offset, seenAtMs: at, before: known })
    }
  }
  return { moved, stoodSince }
}

/** Where a partition is in a list that is nearly always the same as the last one, or whole. */
function positionOf(partitions: Int32Array, partition: number, guess: number): number {
  return partitions[guess] === partition ? guess : partitions.indexOf(partition)
}

function lostSince(before: readonly TopicCommits[], after: ReadonlyMap<string, TopicCommits>): { topic: string; partition: number }[] {
  const lost: { topic: string; partition: number }[] = []
  for (const { topic, partitions } of before) {
    const now = after.get(topic)
    for (const [index, partition] of partitions.entries()) {
      if (!now || positionOf(now.partitions, partition, index) < 0) lost.push({ topic, partition })
    }
  }
  return lost
}

/** Sum over the partitions both sides know. */
function committedSince(before: TopicCommits | undefined, after: TopicCommits | undefined): bigint | null {
  if (!before || !after || before.topicId !== after.topicId) return null
  if (before === after) return 0n
  let sum: bigint | null = null
  for (let index = 0; index < after.partitions.length; index += 1) {
    const was = before.offsets[positionOf(before.partitions, after.partitions[index] ?? 0, index)]
    if (was !== undefined) sum = (sum ?? 0n) + ((after.offsets[index] ?? was) - was)
  }
  return sum
}

/** Adds one round of a group to the history, topic by topic; `rateOf` is records a second written. What is not known is a gap. */
export function recordGroup(
  history: LagHistory,
  group: GroupState,
  rateOf: (topic: string) => number | null,
  before: NotedCommits['before'],
): void {
  const byTopicBefore = new Map(before?.commits.map((of) => [of.topic, of]))
  const elapsed = before && group.commitsAt !== null ? (group.commitsAt - before.at) / 1000 : 0
  for (const [index, { topic }] of topicsInOrder(group).entries()) {
    const { lag, seconds } = group.lag.topics[index] ?? { lag: null, seconds: null }
    const committed = committedSince(byTopicBefore.get(topic), group.commits[index])
    history.record(group.id, topic, {
      lag: lag === null ? Number.NaN : Number(lag),
      seconds: seconds ?? Number.NaN,
      commitRate: committed === null || elapsed <= 0 || committed < 0n ? Number.NaN : Number(committed) / elapsed,
      produceRate: rateOf(topic) ?? Number.NaN,
    })
  }
}
