import 'server-only'
import type { LagHistory } from './lag-history'
import type { GroupState, TopicCommits, TopicState } from './snapshot'
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
  knownSince: number
  /** When any commit of the group last moved, in ms; null: not since observing began. */
  movedAt: number | null
  /** Since when each partition's commit has been what it is, in ms: by topic, in the order of its commits. */
  stoodSince: ReadonlyMap<string, Float64Array>
  /** The round before; null where this is the first, or the same one again. */
  before: { at: number; commits: readonly TopicCommits[] } | null
  moved: readonly MovedCommit[]
  /** What had moved a round ago and has stood still since. */
  settled: readonly MovedCommit[]
  /** Partitions whose commit is there no more: deleted, or expired. */
  lost: readonly { topic: string; partition: number }[]
}

interface Movement {
  knownSince: number
  movedAt: number | null
  stoodSince: Map<string, Float64Array>
  previous: { at: number; commits: readonly TopicCommits[] }
  moved: readonly MovedCommit[]
}

const NONE: readonly MovedCommit[] = []
const STILL = { moved: NONE, settled: NONE, lost: [] } as const

/** Compares each round's commits with the last one's: what moved, and since when the rest has stood. Told by polling, so to the round. */
export class CommitMovement {
  readonly #groups = new Map<string, Movement>()

  /** Notes the commits of a group as they were read at `at` (ms). A group whose share was not taken anew is not judged. */
  note(group: string, commits: readonly TopicCommits[], at: number): NotedCommits {
    const known = this.#groups.get(group)
    if (!known) {
      const stoodSince = new Map(commits.map(({ topic, offsets }) => [topic, new Float64Array(offsets.length).fill(at)]))
      this.#groups.set(group, { knownSince: at, movedAt: null, stoodSince, previous: { at, commits }, moved: NONE })
      return { knownSince: at, movedAt: null, stoodSince, before: null, ...STILL }
    }
    const before = known.previous
    const { knownSince, stoodSince } = known
    if (before.at === at) return { knownSince, movedAt: known.movedAt, stoodSince, before: null, ...STILL }
    const isSame = before.commits === commits
    const moved = isSame ? NONE : movedSince(before.commits, commits, stoodSince, at)
    const lost = isSame ? [] : lostSince(before.commits, commits)
    if (!isSame) known.stoodSince = standing(commits, stoodSince, before.commits, moved, at)
    const settled = moved.length === 0 ? known.moved : NONE
    if (moved.length > 0 || lost.length > 0) known.movedAt = at
    known.moved = moved
    known.previous = { at, commits }
    return { knownSince, movedAt: known.movedAt, stoodSince: known.stoodSince, before, moved, settled, lost }
  }

  /** What is committed for a partition, and since when (ms); null: nothing, or not known yet. */
  committed(group: string, topic: string, partition: number): { offset: bigint; sinceMs: number } | null {
    const known = this.#groups.get(group)
    const commits = known?.previous.commits.find((of) => of.topic === topic)
    const index = commits?.partitions.indexOf(partition) ?? -1
    const offset = commits?.offsets[index]
    const sinceMs = known?.stoodSince.get(topic)?.[index]
    return offset === undefined || sinceMs === undefined ? null : { offset, sinceMs }
  }

  retain(groups: ReadonlySet<string>): void {
    for (const id of this.#groups.keys()) if (!groups.has(id)) this.#groups.delete(id)
  }
}

function movedSince(
  before: readonly TopicCommits[],
  after: readonly TopicCommits[],
  stoodSince: ReadonlyMap<string, Float64Array>,
  seenAtMs: number,
): readonly MovedCommit[] {
  const moved: MovedCommit[] = []
  for (const { topic, topicId, partitions, offsets } of after) {
    const was = before.find((other) => other.topic === topic && other.topicId === topicId)
    for (const [index, partition] of partitions.entries()) {
      const offset = offsets[index] ?? UNKNOWN
      const wasAt = was ? positionOf(was.partitions, partition, index) : -1
      const wasOffset = was?.offsets[wasAt] ?? null
      if (wasOffset === offset) continue
      const sinceMs = stoodSince.get(topic)?.[wasAt]
      moved.push({
        topic,
        partition,
        offset,
        seenAtMs,
        before: wasOffset === null || sinceMs === undefined ? null : { offset: wasOffset, sinceMs },
      })
    }
  }
  return moved
}

/** Where a partition is in a list that is nearly always the same as the last one. */
function positionOf(partitions: Int32Array, partition: number, guess: number): number {
  return partitions[guess] === partition ? guess : partitions.indexOf(partition)
}

function standing(
  commits: readonly TopicCommits[],
  stoodSince: ReadonlyMap<string, Float64Array>,
  before: readonly TopicCommits[],
  moved: readonly MovedCommit[],
  at: number,
): Map<string, Float64Array> {
  const since = new Map<string, Float64Array>()
  for (const { topic, partitions } of commits) {
    const was = before.find((other) => other.topic === topic)
    const times = stoodSince.get(topic)
    since.set(
      topic,
      Float64Array.from(partitions, (partition, index) => (was && times?.[positionOf(was.partitions, partition, index)]) ?? at),
    )
  }
  for (const { topic, partition } of moved) {
    const index = commits.find((of) => of.topic === topic)?.partitions.indexOf(partition) ?? -1
    const times = since.get(topic)
    if (times && index >= 0) times[index] = at
  }
  return since
}

function lostSince(before: readonly TopicCommits[], after: readonly TopicCommits[]): { topic: string; partition: number }[] {
  return before.flatMap(({ topic, partitions }) => {
    const now = after.find((of) => of.topic === topic)
    return [...partitions].flatMap((partition, index) =>
      now && positionOf(now.partitions, partition, index) >= 0 ? [] : [{ topic, partition }],
    )
  })
}

/** Sum over the partitions both sides know. */
function committedSince(before: TopicCommits | undefined, after: TopicCommits | undefined): bigint | null {
  if (!before || !after || before.topicId !== after.topicId) return null
  if (before === after) return 0n
  const offsets = new Map([...before.partitions].map((partition, index) => [partition, before.offsets[index] ?? UNKNOWN]))
  let sum: bigint | null = null
  for (const [index, partition] of after.partitions.entries()) {
    const was = offsets.get(partition)
    if (was !== undefined) sum = (sum ?? 0n) + ((after.offsets[index] ?? was) - was)
  }
  return sum
}

/** Adds one round of a group to the history, topic by topic. What is not known is a gap. */
export function recordGroup(
  history: LagHistory,
  group: GroupState,
  topics: ReadonlyMap<string, TopicState>,
  before: { at: number; commits: readonly TopicCommits[] } | null,
): void {
  const elapsed = before && group.commitsAt !== null ? (group.commitsAt - before.at) / 1000 : 0
  for (const [index, { topic }] of topicsInOrder(group).entries()) {
    const { lag, seconds } = group.lag.topics[index] ?? { lag: null, seconds: null }
    const committed = committedSince(
      before?.commits.find((other) => other.topic === topic),
      group.commits[index],
    )
    history.record(group.id, topic, {
      lag: lag === null ? Number.NaN : Number(lag),
      seconds: seconds ?? Number.NaN,
      commitRate: committed === null || elapsed <= 0 || committed < 0n ? Number.NaN : Number(committed) / elapsed,
      produceRate: topics.get(topic)?.recordsPerSec ?? Number.NaN,
    })
  }
}
