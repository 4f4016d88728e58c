import type { MetricColumns, SeriesPoints } from './packed-points'

/**
 * Points of equal spans of time (`stepMs`), each with the last known value in it, the least and the greatest, so that no peak
 * vanishes. A span without any point has none; one in which a metric was never known has NaN.
 */
export function rollUp({ times, metrics }: SeriesPoints, stepMs: number): SeriesPoints {
  const spans: { start: number; from: number; to: number }[] = []
  for (const [index, at] of times.entries()) {
    const start = Math.floor(at / stepMs) * stepMs
    const open = spans.at(-1)
    if (open?.start === start) open.to = index + 1
    else spans.push({ start, from: index, to: index + 1 })
  }
  return {
    times: spans.map((span) => span.start),
    metrics: metrics.map(({ last, min, max }): MetricColumns => ({
      last: spans.map(({ from, to }) => lastKnown(last, from, to)),
      min: spans.map(({ from, to }) => foldKnown(min, from, to, Math.min)),
      max: spans.map(({ from, to }) => foldKnown(max, from, to, Math.max)),
    })),
  }
}

/** Parts that follow each other in time, as one. */
export function concatPoints(all: readonly SeriesPoints[]): SeriesPoints {
  const parts = all.filter(({ times }) => times.length > 0)
  const [only] = parts
  if (parts.length <= 1) return only ?? { times: [], metrics: [] }
  const metrics = Math.max(...parts.map((part) => part.metrics.length))
  return {
    times: parts.flatMap((part) => part.times),
    metrics: Array.from({ length: metrics }, (_, metric) => {
      const areSamples = parts.every(({ metrics: { [metric]: of } }) => of === undefined || (of.min === of.last && of.max === of.last))
      const column = (of: keyof MetricColumns) => parts.flatMap((part) => part.metrics[metric]?.[of] ?? unknown(part.times.length))
      const last = column('last')
      return areSamples ? { last, min: last, max: last } : { last, min: column('min'), max: column('max') }
    }),
  }
}

/**
 * Both in the order of time. From where the newer begins to know anything its word counts: it may have been made anew, and then knows
 * nothing of a time that the older still tells.
 */
export function joinPoints(older: SeriesPoints, newer: SeriesPoints): SeriesPoints {
  const told = older.times.at(-1) ?? Number.NEGATIVE_INFINITY
  const isKnown = (index: number) => newer.metrics.some(({ last }) => !Number.isNaN(last[index] ?? Number.NaN))
  const first = newer.times.findIndex((at, index) => at > told || isKnown(index))
  if (first === -1) return older
  const from = newer.times[first] ?? told
  return concatPoints([pointsBetween(older, Number.NEGATIVE_INFINITY, from), pointsBetween(newer, from, Number.POSITIVE_INFINITY)])
}

/** The points at or after `from` and before `to`, ms. */
export function pointsBetween(points: SeriesPoints, from: number, to: number): SeriesPoints {
  const [first, end] = [firstIndexFrom(points.times, from), firstIndexFrom(points.times, to)]
  if (first === 0 && end === points.times.length) return points
  return {
    times: points.times.slice(first, end),
    metrics: points.metrics.map(({ last, min, max }) => {
      const part = last.slice(first, end)
      return { last: part, min: min === last ? part : min.slice(first, end), max: max === last ? part : max.slice(first, end) }
    }),
  }
}

function firstIndexFrom(times: readonly number[], from: number): number {
  const index = times.findIndex((at) => at >= from)
  return index === -1 ? times.length : index
}

function unknown(count: number): number[] {
  return Array.from({ length: count }, () => Number.NaN)
}

function lastKnown(values: readonly number[], from: number, to: number): number {
  for (let index = to - 1; index >= from; index -= 1) {
    const value = values[index] ?? Number.NaN
    if (!Number.isNaN(value)) return value
  }
  return Number.NaN
}

function foldKnown(values: readonly number[], from: number, to: number, fold: (a: number, b: number) => number): number {
  let folded = Number.NaN
  for (let index = from; index < to; index += 1) {
    const value = values[index] ?? Number.NaN
    if (Number.isNaN(value)) continue
    folded = Number.isNaN(folded) ? value : fold(folded, value)
  }
  return folded
}
