import 'server-only'
import type { EndPoint } from '@/lib/domain/lag/end-table'
import { secondsBehind } from '@/lib/domain/lag/seconds-behind'
import { UNKNOWN } from './snapshot'

/** At least so many of the newest rounds are all kept; older ones at most this often, and for this long. */
const NEWEST_ROUNDS = 15
const SAMPLE_MS = 30_000
const KEEP_MS = 60 * 60_000

interface Sample {
  /** When the picture was taken, in ms. */
  at: number
  ends: BigInt64Array
  /** When each of them was read, in ms: not all leaders answer every round. */
  readAt: Float64Array
}

/** What the end offsets of every topic were over the last hour; keyed by topic id, because names are reused. */
export class EndHistory {
  readonly #samples = new Map<string, Sample[]>()
  readonly #newestRounds: number
  #rounds: number[] = []

  /** `newestRounds`: how many rounds back newest() will be asked for. */
  constructor(newestRounds = NEWEST_ROUNDS) {
    this.#newestRounds = Math.max(NEWEST_ROUNDS, newestRounds)
  }

  /** Begins a round at `at` (ms); what is recorded next is of it. */
  beginRound(at: number): void {
    this.#rounds = [...this.#rounds.slice(1 - this.#newestRounds), at]
  }

  /** Keeps the topic's ends and when they were read (the arrays are not copied: they must not change). */
  record(topicId: string, at: number, ends: BigInt64Array, readAt: Float64Array): void {
    const samples = this.#samples.get(topicId) ?? []
    this.#samples.set(topicId, samples)
    const [last, beforeLast] = [samples.at(-1), samples.at(-2)]
    // Nobody has answered since: that is no news.
    if (last?.readAt === readAt) return
    // While nothing is written two samples say it all: when the log came to this end, and that it is still there.
    if (last?.ends === ends && beforeLast?.ends === ends) samples[samples.length - 1] = { at, ends, readAt }
    else samples.push({ at, ends, readAt })
    this.#thinOut(samples)
    while (samples[0] && samples[0].at < at - KEEP_MS) samples.shift()
  }

  retain(topicIds: ReadonlySet<string>): void {
    for (const id of this.#samples.keys()) if (!topicIds.has(id)) this.#samples.delete(id)
  }

  /** How long ago the record at `committed` was written, in seconds; null when that was before the history began. */
  secondsBehind(topicId: string, partition: number, committed: bigint, now: number): number | null {
    const samples = this.#samples.get(topicId) ?? []
    const pointAt = (index: number): EndPoint | undefined => {
      const sample = samples[index]
      const end = sample?.ends[partition]
      return sample === undefined || end === undefined || end === UNKNOWN ? undefined : { atMs: sample.readAt[partition] ?? sample.at, end }
    }
    const last = pointAt(samples.length - 1)
    if (!last || committed >= last.end) return last ? 0 : null
    // The last sample whose end the commit had reached. Before anything was known of the partition its end was UNKNOWN, below all.
    let [low, high] = [-1, samples.length - 1]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((samples[middle]?.ends[partition] ?? UNKNOWN) <= committed) low = middle
      else high = middle
    }
    const [before, after] = [pointAt(low), pointAt(high)]
    return before && after ? secondsBehind([before, after, last], committed, now) : null
  }

  /** Since when the topic's ends have been watched, in ms; null: not yet. */
  since(topicId: string): number | null {
    return this.#samples.get(topicId)?.[0]?.at ?? null
  }

  /** A partition's known ends over the newest `rounds` rounds, oldest first; a log that stood still tells fewer. */
  newest(topicId: string, partition: number, rounds: number): bigint[] {
    const from = this.#rounds.at(-Math.min(rounds, this.#newestRounds)) ?? this.#rounds[0] ?? 0
    const ends: bigint[] = []
    const samples = this.#samples.get(topicId) ?? []
    for (let index = samples.length - 1; index >= 0; index -= 1) {
      const sample = samples[index]
      const end = sample?.ends[partition] ?? UNKNOWN
      if (end !== UNKNOWN) ends.unshift(end)
      if (sample === undefined || sample.at <= from) break
    }
    return ends
  }

  /** What has just left the newest rounds goes, if the one before it is close enough to speak for both. */
  #thinOut(samples: Sample[]): void {
    const index = samples.length - 1 - this.#newestRounds
    const [before, sample] = [samples[index - 1], samples[index]]
    if (before && sample && sample.at - before.at < SAMPLE_MS) samples.splice(index, 1)
  }
}
