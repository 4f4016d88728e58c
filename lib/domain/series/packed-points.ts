import { PackedBytes, PackedReader, packColumn, unpackColumn } from './packed-column'

/** One metric's values, one for each time; NaN where it was unknown. Of a sample all three are the same. */
export interface MetricColumns {
  last: readonly number[]
  min: readonly number[]
  max: readonly number[]
}

/** Points of one series, by columns: cheaper than an object per point. */
export interface SeriesPoints {
  /** ms, ascending: of samples when they were taken, of rolled-up points when their span begins. */
  times: readonly number[]
  /** One per metric of the series' kind. */
  metrics: readonly MetricColumns[]
}

const VERSION = 1
const SAMPLES = 0
const RANGES = 1

/**
 * A chunk of points as it is stored: version, count, metrics, whether least and greatest are kept beside the last, then
 * columns: steps of time from `startMs` on, and of each metric its last values, and how far below and above
 * them the least and greatest lie. Values are stored in whole `units`, one per metric.
 */
export function packPoints(startMs: number, { times, metrics }: SeriesPoints, units: readonly number[]): Uint8Array {
  const bytes = new PackedBytes()
  const areSamples = metrics.every(({ last, min, max }) => min === last && max === last)
  bytes.varint(VERSION)
  bytes.varint(times.length)
  bytes.varint(metrics.length)
  bytes.varint(areSamples ? SAMPLES : RANGES)
  bytes.append(packColumn(times.map((at, index) => at - (times[index - 1] ?? startMs))))
  for (const [index, { last, min, max }] of metrics.entries()) {
    const unit = units[index] ?? 1
    const whole = (value: number) => wholeUnits(value, unit)
    bytes.append(packColumn(last.map(whole)))
    if (areSamples) continue
    bytes.append(packColumn(last.map((value, at) => whole(value) - whole(min[at] ?? Number.NaN))))
    bytes.append(packColumn(last.map((value, at) => whole(max[at] ?? Number.NaN) - whole(value))))
  }
  return bytes.take()
}

/** RangeError: these are no points packed by this version. */
export function unpackPoints(startMs: number, bytes: Uint8Array, units: readonly number[]): SeriesPoints {
  const head = new PackedReader(bytes)
  const [version, count, metricCount, kind] = [head.varint(), head.varint(), head.varint(), head.varint()]
  if (version !== VERSION || metricCount > units.length) throw new RangeError(`Points packed by version ${version} cannot be read`)
  let { offset } = head
  const next = () => {
    const column = unpackColumn(bytes, offset, count)
    offset = column.offset
    return column.values
  }
  let at = startMs
  const times = next().map((step) => (at += step))
  const metrics = Array.from({ length: metricCount }, (_, index) => {
    const unit = units[index] ?? 1
    const whole = next()
    const last = whole.map((value) => inUnits(value, unit))
    if (kind === SAMPLES) return { last, min: last, max: last }
    const [below, above] = [next(), next()]
    return {
      last,
      min: below.map((value, point) => inUnits((whole[point] ?? Number.NaN) - value, unit)),
      max: above.map((value, point) => inUnits((whole[point] ?? Number.NaN) + value, unit)),
    }
  })
  return { times, metrics }
}

/** The same; nothing where they cannot be read: one that is broken must cost no other. */
export function readablePoints(startMs: number, bytes: Uint8Array, units: readonly number[]): SeriesPoints {
  try {
    return unpackPoints(startMs, bytes, units)
  } catch (error) {
    if (error instanceof RangeError) return { times: [], metrics: [] }
    throw error
  }
}

/** A value as it is after it was stored: a chart's newest points must not differ from the same points read back. */
export function asStored(value: number, unit: number): number {
  return inUnits(wholeUnits(value, unit), unit)
}

function wholeUnits(value: number, unit: number): number {
  return unit === 1 ? Math.round(value) : Math.round(value * Math.round(1 / unit))
}

function inUnits(whole: number, unit: number): number {
  // By the inverse: 3 × 0.1 is not 0.3.
  return unit === 1 ? whole : whole / Math.round(1 / unit)
}
