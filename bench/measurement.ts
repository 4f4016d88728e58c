/** One figure of the report. */
export interface Measurement {
  what: string
  value: number
  unit: 'ms' | 's' | 'kB' | 'MB'
  /** More than this is a failure; left out: only reported. */
  limit?: number
}

export function isWithin({ value, limit }: Measurement): boolean {
  return limit === undefined || value <= limit
}

/** The value that this share (0 to 1) of the samples does not exceed. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
