import { expect, test } from 'vitest'
import { keptOf } from './kept'

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
})
