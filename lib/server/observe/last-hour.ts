import 'server-only'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { MinutePeaks } from '@/lib/domain/series/minute-peaks'
import type { SeriesPoints } from '@/lib/domain/series/packed-points'
import type { HistoryKeeper } from './history/history-keeper'
import type { GroupState, Snapshot, TopicState } from './snapshot'
import { topicsInOrder } from './topic-lag'
import { hasToldCommits, rateToldAnew } from './told-anew'

interface GroupPeaks {
  /** When the commits were told that were noted last, ms. */
  commitsAt: number | null
  total: MinutePeaks
  topics: Map<string, MinutePeaks>
}

interface TopicPeaks {
  peaks: MinutePeaks
  /** Of what was noted last. */
  logEndAt: TopicState['logEndAt'] | null
}

/** Names that are gone are looked for this often. */
const ROUNDS_BETWEEN_CLEANING = 60

/** The first metric of a group's and of a topic's series: lag, and records written a second. */
const FIRST = 0

/** The greatest lag of each group, and rate of each topic, in every minute of the last hour: what the rows of lists draw. */
export class LastHour {
  readonly #groups = new Map<string, GroupPeaks>()
  readonly #topics = new Map<string, TopicPeaks>()
  #rounds = 0

  /** A round's picture. What nobody has told of anew is a gap, not what it was. */
  note({ takenAt, groups, topics }: Pick<Snapshot, 'takenAt' | 'groups' | 'topics'>): void {
    for (const group of groups.values()) if (group.unavailableSince === null) this.#noteGroup(group, takenAt, topics)
    for (const topic of topics.values()) this.#noteTopic(topic, takenAt)
    this.#rounds += 1
    if (this.#rounds % ROUNDS_BETWEEN_CLEANING !== 0) return
    for (const id of this.#groups.keys()) if (!groups.has(id)) this.#groups.delete(id)
    for (const name of this.#topics.keys()) if (!topics.has(name)) this.#topics.delete(name)
  }

  /** Records behind by minute, up to that of `now` (ms), oldest first; NaN is a gap. Of one topic where one is named. */
  lagOf(group: string, now: number, topic?: string): number[] {
    const peaks = this.#groups.get(group)
    return ((topic === undefined ? peaks?.total : peaks?.topics.get(topic)) ?? new MinutePeaks()).upTo(now)
  }

  /** Records written a second, likewise. */
  rateOf(topic: string, now: number): number[] {
    return (this.#topics.get(topic)?.peaks ?? new MinutePeaks()).upTo(now)
  }

  /** What an earlier process has seen of this hour, as its history has it. Ends early by `signal`. */
  async fillIn({ cluster, takenAt, groups, topics }: Snapshot, keeper: HistoryKeeper, signal: AbortSignal): Promise<void> {
    const range = { from: takenAt - 3_600_000, to: takenAt, now: takenAt }
    for (const group of groups.values()) {
      const peaks = this.#ofGroup(group)
      noteAll(peaks.total, (await keeper.readTotal(cluster, group.id, range)).points)
      for (const [topic, of] of peaks.topics) {
        noteAll(of, (await keeper.read({ cluster, kind: 'group', name: group.id, topic }, range)).points)
      }
      await nextTurn()
      if (signal.aborted) return
    }
    for (const { name } of topics.values()) {
      noteAll(this.#ofTopic(name).peaks, (await keeper.read({ cluster, kind: 'topic', name, topic: '' }, range)).points)
      await nextTurn()
      if (signal.aborted) return
    }
  }

  #noteGroup(group: GroupState, at: number, there: ReadonlyMap<string, TopicState>): void {
    const peaks = this.#ofGroup(group)
    const { total, topics } = peaks
    const isTold = hasToldCommits(group, peaks.commitsAt)
    peaks.commitsAt = group.commitsAt
    if (!isTold) return
    let [sum, isWhole] = [Number.NaN, true]
    for (const [index, { topic }] of topicsInOrder(group).entries()) {
      const lag = group.lag.topics[index]?.lag ?? null
      topics.get(topic)?.note(at, lag === null ? Number.NaN : Number(lag))
      if (lag !== null) sum = (Number.isNaN(sum) ? 0 : sum) + Number(lag)
      // What is gone has no part in it.
      else if (there.has(topic)) isWhole = false
    }
    // A sum that leaves one out would look like catching up.
    total.note(at, isWhole ? sum : Number.NaN)
  }

  #noteTopic(topic: TopicState, at: number): void {
    const of = this.#ofTopic(topic.name)
    of.peaks.note(at, rateToldAnew(topic, of.logEndAt) ?? Number.NaN)
    of.logEndAt = topic.logEndAt
  }

  #ofGroup(group: GroupState): GroupPeaks {
    const known = this.#groups.get(group.id)
    const read = topicsInOrder(group)
    if (known && known.topics.size === read.length && read.every(({ topic }) => known.topics.has(topic))) return known
    const topics = new Map(read.map(({ topic }) => [topic, known?.topics.get(topic) ?? new MinutePeaks()]))
    const made = { commitsAt: known?.commitsAt ?? null, total: known?.total ?? new MinutePeaks(), topics }
    this.#groups.set(group.id, made)
    return made
  }

  #ofTopic(name: string): TopicPeaks {
    const known = this.#topics.get(name)
    if (known) return known
    const made = { peaks: new MinutePeaks(), logEndAt: null }
    this.#topics.set(name, made)
    return made
  }
}

function noteAll(peaks: MinutePeaks, { times, metrics }: SeriesPoints): void {
  const { max = [] } = metrics[FIRST] ?? {}
  for (const [index, at] of times.entries()) peaks.note(at, max[index] ?? Number.NaN)
}
