import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MinutePeaks, PEAK_MINUTES } from './minute-peaks'

const MINUTE = 60_000
const NOON = Date.UTC(2026, 0, 1, 12)

test('a minute has the greatest of its values, and one without any is unknown', () => {
  const peaks = new MinutePeaks()
  peaks.note(NOON, 3)
  peaks.note(NOON + 10_000, 7)
  peaks.note(NOON + 50_000, 5)
  peaks.note(NOON + 2 * MINUTE, Number.NaN)
  peaks.note(NOON + 3 * MINUTE, 0)
  expect(peaks.upTo(NOON + 3 * MINUTE).slice(-5)).toEqual([Number.NaN, 7, Number.NaN, Number.NaN, 0])
  expect(peaks.upTo(NOON + 5 * MINUTE).slice(-3)).toEqual([0, Number.NaN, Number.NaN])
})

test('equals the greatest of each minute reckoned anew, in whatever order the values of the hour come', () => {
  const note = fc.record({
    back: fc.integer({ min: 0, max: 70 * MINUTE }),
    value: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constant(Number.NaN)),
  })
  fc.assert(
    fc.property(fc.array(note, { maxLength: 200 }), fc.integer({ min: 0, max: 90 }), (notes, later) => {
      const peaks = new MinutePeaks()
      peaks.note(NOON, Number.NaN)
      for (const { back, value } of notes) peaks.note(NOON - back, value)
      const now = NOON + later * MINUTE
      const expected = Array.from({ length: PEAK_MINUTES }, (_, index) => {
        const start = now - (PEAK_MINUTES - 1 - index) * MINUTE
        const kept = notes.filter(({ back }) => NOON - back >= NOON - (PEAK_MINUTES - 1) * MINUTE)
        const values = kept.filter(({ back }) => NOON - back >= start && NOON - back < start + MINUTE).map(({ value }) => value)
        const known = values.filter((value) => !Number.isNaN(value))
        return known.length === 0 ? Number.NaN : Math.max(...known)
      })
      expect(peaks.upTo(now)).toEqual(expected)
    }),
  )
})

test('a clock that goes back by hours begins anew instead of waiting for the time it was', () => {
  const peaks = new MinutePeaks()
  peaks.note(NOON, 9)
  peaks.note(NOON - 180 * MINUTE, 4)
  expect(peaks.upTo(NOON - 180 * MINUTE).filter((value) => !Number.isNaN(value))).toEqual([4])
})
