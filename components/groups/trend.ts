/** Whether a lag grew over the last quarter of its hour. */
export type Trend = 'growing' | 'shrinking' | 'steady'

const QUARTER = 0.25
/** Less than this share of itself, or this many records, is noise. */
const NOISE_SHARE = 0.1
const NOISE_RECORDS = 100
const LEAST_FIGURES = 4

/** From what was at first in the last quarter of the figures to what was at last; null: too little of it is known. */
export function trendOf(history: readonly (number | null)[]): Trend | null {
  const quarter = history.slice(-Math.ceil(history.length * QUARTER)).filter((value) => value !== null)
  if (quarter.length < LEAST_FIGURES) return null
  const third = Math.ceil(quarter.length / 3)
  const [before, after] = [median(quarter.slice(0, third)), median(quarter.slice(-third))]
  const noise = Math.max(NOISE_RECORDS, before * NOISE_SHARE)
  if (after - before > noise) return 'growing'
  return before - after > noise ? 'shrinking' : 'steady'
}

function median(values: readonly number[]): number {
  const ascending = values.toSorted((a, b) => a - b)
  return ascending[Math.floor(ascending.length / 2)] ?? 0
}
