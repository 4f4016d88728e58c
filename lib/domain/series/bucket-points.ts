export interface BucketPoint {
  /** Time of the last sample in the bucket, or the bucket's start where it has none. ms */
  at: number
  /** null: a gap. */
  point: { last: number; min: number; max: number } | null
}

export interface BucketRange {
  from: number
  to: number
  /** At most this many buckets, gaps between samples not counted. */
  points: number
  /** The usual time between samples. */
  stepMs: number
}

/** Samples further apart than this many steps have a gap between them: nobody was watching. */
const GAP_STEPS = 2.5

/**
 * Samples (NaN: unknown then) of a range: each for itself while there are few enough, else in equal
 * buckets of time with the least and greatest of each, so that no peak vanishes. What is not known is a
 * gap and stays one.
 */
export function bucketPoints(times: readonly number[], values: readonly number[], range: BucketRange): BucketPoint[] {
  const { from, to, points } = range
  if (to < from) return []
  const inRange = times.flatMap((at, index) => (at >= from && at <= to ? [{ at, value: values[index] ?? Number.NaN }] : []))
  return inRange.length <= points ? eachForItself(inRange, range) : inBuckets(inRange, range)
}

interface Sample {
  at: number
  value: number
}

function eachForItself(samples: readonly Sample[], { stepMs }: BucketRange): BucketPoint[] {
  return samples.flatMap(({ at, value }, index) => {
    const before = samples[index - 1]
    const own = { at, point: Number.isNaN(value) ? null : { last: value, min: value, max: value } }
    return before && at - before.at > GAP_STEPS * stepMs ? [{ at: before.at + stepMs, point: null }, own] : [own]
  })
}

function inBuckets(samples: readonly Sample[], { from, to, points }: BucketRange): BucketPoint[] {
  const widthMs = (to - from) / points
  const buckets: BucketPoint[] = Array.from({ length: points }, (_, index) => ({ at: Math.round(from + index * widthMs), point: null }))
  for (const { at, value } of samples) {
    const bucket = buckets[Math.min(points - 1, Math.floor((at - from) / widthMs))]
    if (!bucket || Number.isNaN(value)) continue
    bucket.at = at
    bucket.point = {
      last: value,
      min: Math.min(bucket.point?.min ?? value, value),
      max: Math.max(bucket.point?.max ?? value, value),
    }
  }
  return buckets
}
