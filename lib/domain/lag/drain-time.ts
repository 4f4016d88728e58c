/**
 * Seconds until a group has read what waits, while it commits and producers write as they do now (records per second).
 * 0 when nothing waits. null when it would never get there, or something is not known.
 */
export function drainSeconds(lag: bigint | null, committedPerSec: number | null, producedPerSec: number | null): number | null {
  if (lag === null) return null
  if (lag <= 0n) return 0
  if (committedPerSec === null || producedPerSec === null || !(committedPerSec > producedPerSec)) return null
  const seconds = Number(lag) / (committedPerSec - producedPerSec)
  return Number.isFinite(seconds) ? seconds : null
}

/** A rate over several rounds, oldest first; NaN is a gap. Who commits every 30 s has rounds of nothing in between. null: none is known. */
export function averageRate(perSec: readonly number[]): number | null {
  const known = perSec.filter((rate) => !Number.isNaN(rate))
  return known.length === 0 ? null : known.reduce((sum, rate) => sum + rate, 0) / known.length
}
