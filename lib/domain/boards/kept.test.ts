import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptOf, shownPercent } from './kept'

const DAY = 86_400_000

test('a percentage is of the time that is known, and says how much is not', () => {
  const known = { keptMs: 900_000, closeMs: 73_000, missedMs: 27_000 }
  expect(keptOf(known, DAY)).toEqual({ percent: 97.3, keptSeconds: 973, missedSeconds: 27, unknownSeconds: 85_400 })
  expect(keptOf({ keptMs: 0, closeMs: 0, missedMs: 0 }, DAY)).toEqual({
    percent: null,
    keptSeconds: 0,
    missedSeconds: 0,
    unknownSeconds: 86_400,
  })
})

test('one missed millisecond of a month is not 100 %', () => {
  const { percent } = keptOf({ keptMs: 30 * DAY - 1, closeMs: 0, missedMs: 1 }, 30 * DAY)
  expect(percent).toBeLessThan(100)
  expect(shownPercent(percent ?? 0)).toBe(99.9)
  expect(shownPercent(percent ?? 0, 2)).toBe(99.99)
})

test.each([
  [100, 100],
  [99.96, 99.9],
  [97.34, 97.3],
  [97.3, 97.3],
  [29.3, 29.3],
  [0.04, 0],
])('%s is shown as %s', (percent, shown) => {
  expect(shownPercent(percent)).toBe(shown)
})

test('what is shown is never more than what is, but for how numbers are kept', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 1e9 }), (keptMs, missedMs) => {
      const { percent } = keptOf({ keptMs, closeMs: 0, missedMs }, keptMs + missedMs)
      const shown = shownPercent(percent ?? 0)
      expect(shown).toBeLessThanOrEqual((percent ?? 0) + 1e-6)
      expect(shown).toBeLessThan(100)
      expect(shown).toBeGreaterThan((percent ?? 0) - 0.1 - 1e-6)
    }),
  )
})
