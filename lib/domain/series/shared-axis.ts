import type { MetricColumns, SeriesPoints } from './packed-points'

export interface AxisRange {
  /** ms */
  from: number
  to: number
  /** At most this many points, those that are gaps not counted. */
  points: number
  /** What one point of the series tells of: the span of this many ms that begins at its time; null: that moment. */
  spanMs: number | null
  /** How often somebody looks, ms. */
  roundMs: number
}

/** The last, least and greatest value at one time of the axis; null: a gap. */
export type AxisPoint = [last: number, min: number, max: number] | null

/** Several series over the times they share. */
export interface SharedAxis {
  /** ms, ascending: each when what it tells of ends, for its last value was true then. */
  times: number[]
  /** Those of them that nobody has a point at, for they stand for a gap. */
  gaps: ReadonlySet<number>
  /** By series, then by metric: one point for each of `times`. */
  series: AxisPoint[][][]
}

/** Looks further apart than this many rounds have a gap between them: nobody was watching. */
const GAP_ROUNDS = 2.5
/** Of points that tell of spans: one that is missing is a gap. */
const GAP_SPANS = 1.5

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000] as const
/** Widths of buckets: multiples that a range which moves on with the time keeps, so that a point stays the same point. */
const WIDTHS_MS = [
  ...[0.1, 0.2, 0.5, 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30].map((n) => n * SECOND),
  ...[1, 1.5, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 40].map((n) => n * MINUTE),
  ...[1, 1.5, 2, 3, 4, 6, 8, 12].map((n) => n * HOUR),
]

/**
 * Series of one cluster on one axis of times: each point for itself while there are few enough, else in equal buckets of time
 * with the last, least and greatest of each, so that no peak vanishes. What is not known is a gap and stays one.
 */
export function onSharedAxis(series: readonly SeriesPoints[], range: AxisRange): SharedAxis {
  const { from, to } = range
  const all = [...new Set(series.flatMap(({ times }) => times.filter((at) => at >= from && at <= to)))].toSorted((a, b) => a - b)
  return all.length <= range.points ? atOwnTimes(series, all, range) : inBuckets(series, all, range)
}

function atOwnTimes(series: readonly SeriesPoints[], all: readonly number[], range: AxisRange): SharedAxis {
  const gapMs = longestStep(range)
  const stepMs = range.spanMs ?? range.roundMs
  const gapTimes = new Set<number>()
  const own = all.flatMap((at, index) => {
    const before = all[index - 1]
    if (before === undefined || at - before <= gapMs) return [at]
    // From when on nothing is known, and up to when.
    const [begin, end] = [before + stepMs, at - stepMs]
    const gap = end > begin ? [begin, end] : [begin]
    for (const time of gap) gapTimes.add(time)
    return [...gap, at]
  })
  const endOf = (at: number) => Math.min(at + (range.spanMs ?? 0), range.to)
  return {
    times: own.map(endOf),
    gaps: new Set([...gapTimes].map(endOf)),
    series: series.map((points) => {
      const indexes = new Map(points.times.map((at, index) => [at, index]))
      return points.metrics.map((metric) =>
        own.map((at) => {
          const index = indexes.get(at)
          return index === undefined ? null : pointOf(metric, index)
        }),
      )
    }),
  }
}

function inBuckets(series: readonly SeriesPoints[], all: readonly number[], range: AxisRange): SharedAxis {
  const widthMs = widthOf(range)
  const gapMs = longestStep(range)
  const first = Math.floor(range.from / widthMs)
  const most = bucketsAt(widthMs, range)
  const bucketOf = (at: number) => Math.min(Math.floor(at / widthMs) - first, most - 1)
  // What has begun since the newest look, and nobody has had to look at again, is not unknown: it is still to come.
  const newest = all.at(-1) ?? range.to
  const count = range.to - newest <= gapMs + (range.spanMs ?? 0) ? bucketOf(newest) + 1 : most
  // A gap that lies between two buckets would not be seen.
  const cuts = new Set<number>()
  for (const [index, at] of all.entries()) {
    const before = all[index - 1] ?? at
    if (at - before > gapMs && bucketOf(at) === bucketOf(before) + 1) cuts.add(bucketOf(at))
  }
  const ends = Array.from({ length: count }, (_, index) => Math.min((first + index + 1) * widthMs, range.to))
  const cut = <T>(of: readonly T[], gap: (before: T) => T) =>
    of.flatMap((one, index) => (cuts.has(index) ? [gap(of[index - 1] ?? one), one] : [one]))
  return {
    times: cut(ends, (end) => end + 1),
    gaps: new Set([...cuts].map((index) => (ends[index - 1] ?? 0) + 1)),
    series: series.map(({ times, metrics }) =>
      metrics.map((metric) => cut<AxisPoint>(bucketsOf(times, metric, { range, count, gapMs, bucketOf }), () => null)),
    ),
  }
}

interface Buckets {
  range: AxisRange
  count: number
  gapMs: number
  bucketOf: (at: number) => number
}

function bucketsOf(times: readonly number[], metric: MetricColumns, { range: { from, to }, count, gapMs, bucketOf }: Buckets): AxisPoint[] {
  const buckets: AxisPoint[] = Array.from({ length: count }, () => null)
  let before: { at: number; bucket: number } | null = null
  for (const [index, at] of times.entries()) {
    const point = at < from || at > to ? null : pointOf(metric, index)
    if (point === null) {
      before = null
      continue
    }
    const bucket = bucketOf(at)
    // Between two samples that follow each other somebody was watching, also where a bucket has none.
    if (before && at - before.at <= gapMs) buckets.fill(buckets[before.bucket] ?? null, before.bucket + 1, bucket)
    before = { at, bucket }
    const was = buckets[bucket]
    buckets[bucket] = was ? [point[0], Math.min(was[1], point[1]), Math.max(was[2], point[2])] : point
  }
  return buckets
}

/** The least width of which not more than the points asked for cover the range. */
function widthOf(range: AxisRange): number {
  const { from, to, points } = range
  const isWide = (width: number) => bucketsAt(width, range) <= points
  const known = WIDTHS_MS.find(isWide)
  if (known !== undefined) return known
  let days = Math.ceil((to - from) / (points - 1) / DAY)
  while (!isWide(days * DAY)) days += 1
  return days * DAY
}

/** How many buckets of a width cover the range; what is at its very end belongs to the last. */
function bucketsAt(widthMs: number, { from, to }: AxisRange): number {
  return Math.max(1, Math.ceil(to / widthMs) - Math.floor(from / widthMs))
}

/** How far apart two points may be that follow each other, ms. */
function longestStep({ spanMs, roundMs }: AxisRange): number {
  return Math.max(GAP_ROUNDS * roundMs, GAP_SPANS * (spanMs ?? 0))
}

function pointOf({ last, min, max }: MetricColumns, index: number): AxisPoint {
  const value = last[index] ?? Number.NaN
  return Number.isNaN(value) ? null : [value, min[index] ?? value, max[index] ?? value]
}
