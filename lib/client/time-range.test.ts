import { expect, it } from 'vitest'
import { SPANS, USUAL_RANGE, askedRange, lengthOf, rangeOf, rangesAround, reachesNow, searchOf, timeRangeSearch } from './time-range'

const NOW = Date.UTC(2026, 2, 3, 12)
const NONE = { range: null, from: null, to: null }

it('every range comes back from its own address', () => {
  const ranges = [...SPANS.map((last) => ({ last })), { from: NOW - 90_500, to: NOW }]
  for (const range of ranges) {
    const { from, to, range: span } = searchOf(range)
    const { from: readFrom, to: readTo } = timeRangeSearch
    expect(
      rangeOf({
        range: span,
        from: from === null ? null : readFrom.parse(readFrom.serialize(from)),
        to: to === null ? null : readTo.parse(readTo.serialize(to)),
      }),
    ).toEqual(range)
  }
})

it('the usual range leaves the address as it is', () => {
  expect(searchOf(USUAL_RANGE)).toEqual(NONE)
  expect(rangeOf(NONE)).toEqual(USUAL_RANGE)
})

it.each([
  ['the wrong way round', { from: NOW, to: NOW - 1 }],
  ['without an end', { from: NOW, to: null }],
  ['further apart than anything is kept', { from: Date.UTC(1970, 0), to: NOW }],
  ['of no length', { from: NOW, to: NOW }],
])('two moments %s say nothing', (_, moments) => {
  expect(rangeOf({ range: '7d', ...moments })).toEqual({ last: '7d' })
})

it.each(['yesterday', '7', '', '2026-13-03T12:00:00Z'])('“%s” is no moment', (text) => {
  expect(timeRangeSearch.from.parse(text)).toBeNull()
})

it('asks for no end where the range ends now', () => {
  expect(askedRange({ last: '24h' }, NOW)).toEqual({ from: '2026-03-02T12:00:00.000Z' })
  expect(askedRange({ from: NOW - 1000, to: NOW + 1000 }, NOW)).toEqual({ from: '2026-03-03T11:59:59.000Z' })
  expect(askedRange({ from: NOW - 1000, to: NOW }, NOW + 5)).toEqual({ from: '2026-03-03T11:59:59.000Z', to: '2026-03-03T12:00:00.000Z' })
})

it('lengths grow', () => {
  const lengths = SPANS.map((last) => lengthOf({ last }))
  expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
  expect(lengths[1]).toBe(3_600_000)
})

it('a range up to a moment reaches now until an answer ends before its picture', () => {
  const [to, later] = [new Date(NOW).toISOString(), new Date(NOW + 10_000).toISOString()]
  expect(reachesNow({ to, asOf: to })).toBe(true)
  expect(reachesNow({ to, asOf: later })).toBe(false)
})

it('leaving a zoom that the browser went back to leads to what is around it, not to itself', () => {
  const [usual, first, second] = [USUAL_RANGE, { from: 0, to: 100 }, { from: 10, to: 20 }]
  expect(rangesAround([usual, first], second)).toEqual([usual, first])
  expect(rangesAround([usual, first], { from: 0, to: 100 })).toEqual([usual])
  expect(rangesAround([], first)).toEqual([])
})
