/** The page's time axis, in ms. */
export interface TimeAxis {
  from: number
  to: number
  times: number[]
  /** When watching began; null once the whole hour that is kept is there, because then it may be long ago. */
  startedAt: number | null
}

const LEAST_MS = 15 * 60_000
/** A little less than the hour kept: rounds do not fall on its edge. */
const WHOLE_MS = 59 * 60_000

/** From the oldest round kept to the picture's own time, a quarter of an hour at least. */
export function timeAxis(rounds: readonly string[], asOf: string): TimeAxis {
  const times = rounds.map((round) => Date.parse(round))
  const first = times[0]
  const to = Math.max(Date.parse(asOf), times.at(-1) ?? 0)
  return {
    from: Math.min(first ?? to, to - LEAST_MS),
    to,
    times,
    startedAt: first !== undefined && to - first < WHOLE_MS ? first : null,
  }
}
