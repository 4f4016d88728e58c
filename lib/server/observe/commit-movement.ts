import 'server-only'
import type { LagHistory, LagSample } from './lag-history'
import type { GroupState, TopicCommits, TopicState } from './snapshot'
import { UNKNOWN } from './snapshot'
import { partitionLag } from './group-lag'
import type { EndHistory } from './end-history'

interface Movement {
  knownSince: number
  movedAt: number | null
  previous: { at: number; commits: readonly TopicCommits[] }
}

/** Compares each round's commits with the last one's: when a group last moved, and how fast. Told by polling, so to the round. */
export class CommitMovement {
  readonly #groups = new Map<string, Movement>()

  /** Notes this round's commits and says when the group last moved. A group whose share was not taken anew is not judged. */
  note(
    group: string,
    commits: readonly TopicCommits[],
    at: number,
  ): { movedAt: number | null; knownSince: number; before: Movement['previous'] | null } {
    const known = this.#groups.get(group)
    if (!known) {
      this.#groups.set(group, { knownSince: at, movedAt: null, previous: { at, commits } })
      return { movedAt: null, knownSince: at, before: null }
    }
    const before = known.previous
    if (before.at === at) return { movedAt: known.movedAt, knownSince: known.knownSince, before: null }
    if (hasMoved(before.commits, commits)) known.movedAt = at
    known.previous = { at, commits }
    return { movedAt: known.movedAt, knownSince: known.knownSince, before }
  }

  retain(groups: ReadonlySet<string>): void {
    for (const id of this.#groups.keys()) if (!groups.has(id)) this.#groups.delete(id)
  }
}

function hasMoved(before: readonly TopicCommits[], after: readonly TopicCommits[]): boolean {
  if (before.length !== after.length) return true
  return after.some((topic, index) => {
    const was = before[index]
    if (was?.topic !== topic.topic || was.offsets.length !== topic.offsets.length) return true
    return topic.offsets.some((offset, at) => offset !== was.offsets[at])
  })
}

/** Sum over the partitions both sides know. */
function committedSince(before: TopicCommits | undefined, after: TopicCommits): bigint | null {
  if (!before || before.topicId !== after.topicId) return null
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
  ends: EndHistory,
  before: { at: number; commits: readonly TopicCommits[] } | null,
  now: number,
): void {
  if (group.share !== null) {
    for (const { topic, partitions } of group.share) {
      const known = partitions.flatMap(({ lag }) => (lag === null ? [] : [Number(lag)]))
      const lag = known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0)
      history.record(group.id, topic, {
        lag,
        seconds: Number.NaN,
        commitRate: Number.NaN,
        produceRate: topics.get(topic)?.recordsPerSec ?? Number.NaN,
      })
    }
    return
  }
  const seconds = before && group.commitsAt !== null ? (group.commitsAt - before.at) / 1000 : 0
  for (const commits of group.commits) {
    const topic = topics.get(commits.topic)
    const committed = committedSince(
      before?.commits.find((other) => other.topic === commits.topic),
      commits,
    )
    const sample: LagSample = {
      ...lagOf(commits, topic, ends, now),
      commitRate: committed === null || seconds <= 0 || committed < 0n ? Number.NaN : Number(committed) / seconds,
      produceRate: topic?.recordsPerSec ?? Number.NaN,
    }
    history.record(group.id, commits.topic, sample)
  }
}

function lagOf(commits: TopicCommits, topic: TopicState | undefined, ends: EndHistory, now: number): Pick<LagSample, 'lag' | 'seconds'> {
  let lag = Number.NaN
  let seconds = Number.NaN
  for (const [index, partition] of commits.partitions.entries()) {
    const committed = commits.offsets[index] ?? UNKNOWN
    const { lag: behind } = partitionLag(topic, partition, committed)
    if (behind === null || !topic) continue
    const isFirst = Number.isNaN(lag)
    const age = behind === 0n ? 0 : (ends.secondsBehind(topic.topicId, partition, committed, now) ?? Number.NaN)
    lag = (isFirst ? 0 : lag) + Number(behind)
    // Math.max is NaN when either is: one partition of unknown age makes the oldest unknown.
    seconds = isFirst ? age : Math.max(seconds, age)
  }
  return { lag, seconds }
}
