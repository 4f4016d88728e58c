/** One figure of the report. */
export interface Measurement {
  what: string
  value: number
  unit: 'ms' | 's' | 'kB' | 'MB' | 'tasks'
  /** More than this is a failure; left out: only reported. */
  limit?: number
}

export function isWithin({ value, limit }: Measurement): boolean {
  return limit === undefined || value <= limit
}
