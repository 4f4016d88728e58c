import { type KnownSpan, knownSpans } from './known-span'

/** Seconds behind of one group as its history tells them: NaN where unknown. */
export interface SecondsHistory {
  /** ms, ascending. */
  times: readonly number[]
  /** The greatest of each; of samples the value itself. */
  seconds: readonly number[]
}

/** How far behind a service was, over the histories of its groups, taken in one after the other. */
export class ServiceHistory {
  readonly #points = new Map<number, { worst: number; known: number }>()
  /** When each group's figures begin, ms: before, it was not there and has no part in the service. */
  readonly #begun: number[] = []

  /**
   * One that has no figure at all has no part. `before`: when its figures began as an earlier history tells it, ms; null: they had not.
   * Answers the same for the history that comes after this one.
   */
  add({ times, seconds }: SecondsHistory, before: number | null = null): number | null {
    const first = seconds.findIndex((value) => !Number.isNaN(value))
    const begun = before ?? times[first] ?? null
    if (begun === null) return null
    this.#begun.push(begun)
    for (const [index, at] of times.entries()) {
      const value = seconds[index] ?? Number.NaN
      const point = this.#points.get(at) ?? { worst: 0, known: 0 }
      this.#points.set(at, Number.isNaN(value) ? point : { worst: Math.max(point.worst, value), known: point.known + 1 })
    }
    return begun
  }

  /** In the order of time; null where a group that was there is unknown, or none was. */
  samples(): { at: number; seconds: number | null }[] {
    const begun = this.#begun.toSorted((a, b) => a - b)
    let there = 0
    return [...this.#points]
      .toSorted(([a], [b]) => a - b)
      .map(([at, { worst, known }]) => {
        while ((begun[there] ?? Number.POSITIVE_INFINITY) <= at) there += 1
        return { at, seconds: known === 0 || known < there ? null : worst }
      })
  }

  /** The time it is known of. `stepMs`: points stand for so much time from theirs on; null: they are samples of rounds. */
  spans(stepMs: number | null, roundMs: number): KnownSpan[] {
    const samples = this.samples()
    if (stepMs === null) return knownSpans(samples, roundMs)
    return samples.flatMap(({ at, seconds }) => (seconds === null ? [] : [{ from: at, to: at + stepMs, at, seconds }]))
  }
}

/** What of the spans lies after `from` and up to `to`, ms. */
export function spansBetween(spans: readonly KnownSpan[], from: number, to: number): KnownSpan[] {
  return spans.flatMap((span) => {
    const cut = { ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }
    return cut.from < cut.to ? [cut] : []
  })
}
