import type { MetricColumns, SeriesPoints } from './packed-points'

export interface AxisRange {
  from: number
  to: number
  /** At most this many points, gaps between samples not counted. */
  points: number
  /** The usual time between two points of a series. */
  stepMs: number
}

/** The last, least and greatest value at one time of the axis; null: a gap. */
export type AxisPoint = [last: number, min: number, max: number] | null

/** Several series over the times they share. */
export interface SharedAxis {
  /** ms, ascending */
  times: number[]
  /** By series, then by metric: one point for each of `times`. */
  series: AxisPoint[][][]
}

/** Points further apart than this many steps have a gap between them: nobody was watching. */
const GAP_STEPS = 2.5

/**
 * Series of one cluster on one axis of times: each point at its own time while there are few enough, else in equal buckets of time
 * with the last, least and greatest of each, so that no peak vanishes. What is not known is a gap and stays one.
 */
export function onSharedAxis(series: readonly SeriesPoints[], range: AxisRange): SharedAxis {
  if (range.to < range.from) return { times: [], series: series.map(({ metrics }) => metrics.map(() => [])) }
  const { from, to } = range
  const all = new Set(series.flatMap(({ times }) => times.filter((at) => at >= from && at <= to)))
  const times =
    all.size <= range.points
      ? withGaps(
          [...all].toSorted((a, b) => a - b),
          range.stepMs,
        )
      : null
  return times ? atOwnTimes(series, times) : inBuckets(series, range)
}

function withGaps(times: readonly number[], stepMs: number): number[] {
  return times.flatMap((at, index) => {
    const before = times[index - 1]
    return before !== undefined && at - before > GAP_STEPS * stepMs ? [before + stepMs, at] : [at]
  })
}

function atOwnTimes(series: readonly SeriesPoints[], times: number[]): SharedAxis {
  return {
    times,
    series: series.map((points) => {
      const indexes = new Map(points.times.map((at, index) => [at, index]))
      return points.metrics.map((metric) =>
        times.map((at) => {
          const index = indexes.get(at)
          return index === undefined ? null : pointOf(metric, index)
        }),
      )
    }),
  }
}

function inBuckets(series: readonly SeriesPoints[], { from, to, points, stepMs }: AxisRange): SharedAxis {
  const widthMs = (to - from) / points
  const times = Array.from({ length: points }, (_, index) => Math.round(from + index * widthMs))
  return {
    times,
    series: series.map(({ times: at, metrics }) => metrics.map((metric) => bucketsOf(at, metric, { from, to, points, widthMs, stepMs }))),
  }
}

function bucketsOf(
  times: readonly number[],
  metric: MetricColumns,
  { from, to, points, widthMs, stepMs }: AxisRange & { widthMs: number },
): AxisPoint[] {
  const buckets: AxisPoint[] = Array.from({ length: points }, () => null)
  let before: { at: number; bucket: number } | null = null
  for (const [index, at] of times.entries()) {
    const point = at < from || at > to ? null : pointOf(metric, index)
    if (point === null) {
      before = null
      continue
    }
    const bucket = Math.min(points - 1, Math.floor((at - from) / widthMs))
    // Between two samples that follow each other somebody was watching, also where a bucket has none.
    if (before && at - before.at <= GAP_STEPS * stepMs) buckets.fill(buckets[before.bucket] ?? null, before.bucket + 1, bucket)
    before = { at, bucket }
    const was = buckets[bucket]
    buckets[bucket] = was ? [point[0], Math.min(was[1], point[1]), Math.max(was[2], point[2])] : point
  }
  return buckets
}

function pointOf({ last, min, max }: MetricColumns, index: number): AxisPoint {
  const value = last[index] ?? Number.NaN
  return Number.isNaN(value) ? null : [value, min[index] ?? value, max[index] ?? value]
}
