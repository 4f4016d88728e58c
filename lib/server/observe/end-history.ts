import 'server-only'
import { type EndPoint, secondsBehind } from '@/lib/domain/lag/seconds-behind'
import { UNKNOWN } from './snapshot'

/** One end-offset sample of every partition at most this often, for this long: an hour in 120 samples. */
const SAMPLE_MS = 30_000
const KEEP_MS = 60 * 60_000

interface Sample {
  at: number
  ends: BigInt64Array
}

/** What the end offsets of every topic were over the last hour; keyed by topic id, because names are reused. */
export class EndHistory {
  #samples = new Map<string, Sample[]>()

  /** Keeps the topic's ends (the array is not copied: it must not change). The newest sample is always the present. */
  record(topicId: string, at: number, ends: BigInt64Array): void {
    const samples = this.#samples.get(topicId) ?? []
    const [last, beforeLast] = [samples.at(-1), samples.at(-2)]
    // The last sample floats with the present until it is a full step away from the one before it.
    if (last && beforeLast && last.at - beforeLast.at < SAMPLE_MS) samples[samples.length - 1] = { at, ends }
    else samples.push({ at, ends })
    while (samples[0] && samples[0].at < at - KEEP_MS) samples.shift()
    this.#samples.set(topicId, samples)
  }

  retain(topicIds: ReadonlySet<string>): void {
    for (const id of this.#samples.keys()) if (!topicIds.has(id)) this.#samples.delete(id)
  }

  /** How long ago the record at `committed` was written, in seconds; null when that was before the history began. */
  secondsBehind(topicId: string, partition: number, committed: bigint, now: number): number | null {
    // Backwards from the present: nearly every commit is found in the newest samples.
    const samples = this.#samples.get(topicId) ?? []
    let last: EndPoint | undefined
    let after: EndPoint | undefined
    for (let index = samples.length - 1; index >= 0; index -= 1) {
      const sample = samples[index]
      const end = sample?.ends[partition]
      if (sample === undefined || end === undefined || end === UNKNOWN) continue
      const point = { atMs: sample.at, end }
      last ??= point
      if (end <= committed) return secondsBehind(after ? [point, after, last] : [point], committed, now)
      after = point
    }
    return null
  }
}
