/** How far behind a service was at one time (ms); null: not known then. */
export interface Sample {
  at: number
  seconds: number | null
}

/** A time of which it is known how far behind a service was: after `from`, up to and with `to`, ms. */
export interface KnownSpan {
  from: number
  to: number
  /** When it was so far behind. */
  at: number
  seconds: number
}

/** Two samples that are further apart than so many rounds say nothing of the time between them. */
export const MOST_ROUNDS_APART = 2.5

/** The time a sample speaks for: since the one before it (`before`, ms). null: that is too long ago, or it knows nothing. */
export function knownSpan(before: number | null, { at, seconds }: Sample, roundMs: number): KnownSpan | null {
  if (before === null || seconds === null || at <= before) return null
  return at - before <= roundMs * MOST_ROUNDS_APART ? { from: before, to: at, at, seconds } : null
}

/** Of samples in the order of time. */
export function knownSpans(samples: readonly Sample[], roundMs: number): KnownSpan[] {
  return samples.flatMap((sample, index) => knownSpan(samples[index - 1]?.at ?? null, sample, roundMs) ?? [])
}
