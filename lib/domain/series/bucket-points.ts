export interface BucketPoint {
  /** Time of the last sample in the bucket, or the bucket's start where it has none. ms */
  at: number
  /** null: a gap. */
  point: { last: number; min: number; max: number } | null
}

export interface BucketRange {
  from: number
  to: number
  /** At most this many buckets. */
  points: number
  /** The usual time between samples: no bucket is shorter, or every other one would be a false gap. */
  stepMs: number
}

/**
 * Samples (NaN: unknown then) in equal buckets of time, with the least and greatest of each, so that no
 * peak vanishes. A bucket without a known sample is a gap and stays one.
 */
export function bucketPoints(
  times: readonly number[],
  values: readonly number[],
  { from, to, points, stepMs }: BucketRange,
): BucketPoint[] {
  if (to <= from) return []
  const widthMs = Math.max((to - from) / points, stepMs * 1.01)
  const count = Math.min(points, Math.ceil((to - from) / widthMs))
  const buckets: BucketPoint[] = Array.from({ length: count }, (_, index) => ({ at: Math.round(from + index * widthMs), point: null }))
  for (const [index, time] of times.entries()) {
    const value = values[index] ?? Number.NaN
    if (time < from || time > to || Number.isNaN(value)) continue
    const bucket = buckets[Math.min(count - 1, Math.floor((time - from) / widthMs))]
    if (!bucket) continue
    bucket.at = time
    bucket.point = {
      last: value,
      min: Math.min(bucket.point?.min ?? value, value),
      max: Math.max(bucket.point?.max ?? value, value),
    }
  }
  return buckets
}
