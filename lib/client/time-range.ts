import { createParser, parseAsStringLiteral } from 'nuqs/server'

/** Relative ranges end now and move with it. */
export const SPANS = ['15m', '1h', '6h', '24h', '7d', '30d', '90d'] as const
export type Span = (typeof SPANS)[number]

/** What charts show: the last so long, or from one moment to another, in ms since 1970. */
export type TimeRange = { last: Span } | { from: number; to: number }

export const USUAL_RANGE: TimeRange = { last: '1h' }

const MINUTE_MS = 60_000
const SPAN_MS: Record<Span, number> = {
  '15m': 15 * MINUTE_MS,
  '1h': 60 * MINUTE_MS,
  '6h': 360 * MINUTE_MS,
  '24h': 1440 * MINUTE_MS,
  '7d': 7 * 1440 * MINUTE_MS,
  '30d': 30 * 1440 * MINUTE_MS,
  '90d': 90 * 1440 * MINUTE_MS,
}

/** More than is kept anywhere (1,100 d at most), ms. */
export const LONGEST_RANGE_MS = 1_200 * 1440 * MINUTE_MS

const parseAsMoment = createParser<number>({
  parse: (text) => {
    const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN
    return Number.isNaN(at) ? null : at
  },
  serialize: (at) => new Date(at).toISOString().replace('.000Z', 'Z'),
})

/** The range in the URL: `?range=24h`, or `?from=2026-03-03T12:00:00Z&to=…`. */
export const timeRangeSearch = {
  range: parseAsStringLiteral(SPANS),
  from: parseAsMoment,
  to: parseAsMoment,
}
export interface TimeRangeSearch {
  range: Span | null
  from: number | null
  to: number | null
}

/** What the URL says; two moments win, and without `to`, the wrong way round or further apart than anything is kept, they say nothing. */
export function rangeOf({ range, from, to }: TimeRangeSearch): TimeRange {
  if (from !== null && to !== null && from < to && to - from <= LONGEST_RANGE_MS) return { from, to }
  return range === null ? USUAL_RANGE : { last: range }
}

/** What the URL says for a range; the usual one needs no word. */
export function searchOf(range: TimeRange): TimeRangeSearch {
  if (!('last' in range)) return { range: null, ...range }
  return { range: 'last' in USUAL_RANGE && range.last === USUAL_RANGE.last ? null : range.last, from: null, to: null }
}

/** ms */
export function lengthOf(range: TimeRange): number {
  return 'last' in range ? SPAN_MS[range.last] : range.to - range.from
}

/** What is asked of the API. A range that reaches to now has no end, so that it ends with the newest picture. */
export function askedRange(range: TimeRange, now: number): { from: string; to?: string } {
  if ('last' in range) return { from: new Date(now - SPAN_MS[range.last]).toISOString() }
  const from = new Date(range.from).toISOString()
  return range.to >= now ? { from } : { from, to: new Date(range.to).toISOString() }
}

/** Whether a history that was answered ends with the newest picture of its time: there will be more of it. */
export function reachesNow({ to, asOf }: { to: string; asOf: string }): boolean {
  return Date.parse(to) >= Date.parse(asOf)
}

/** Of the ranges that were zoomed into `range` from, outermost first, those that are around it: the browser's own way back passes some by. */
export function rangesAround(outer: readonly TimeRange[], range: TimeRange): TimeRange[] {
  const known = outer.findIndex((one) => JSON.stringify(one) === JSON.stringify(range))
  return outer.slice(0, known === -1 ? outer.length : known)
}
