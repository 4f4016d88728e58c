import { expect, test } from 'vitest'
import { RecentRate } from './recent-rate'

const START = 1_791_000_000_000

test('a steady rate is told as it is, from the second second on', () => {
  const rate = new RecentRate(START)
  for (let ms = 0; ms <= 60_000; ms += 100) {
    rate.add(50, START + ms)
    if (ms >= 1_000) expect(Math.abs(rate.perSecond(START + ms) - 500), `after ${ms} ms`).toBeLessThanOrEqual(50)
  }
})

test('is over five seconds after the last', () => {
  const rate = new RecentRate(START)
  rate.add(1_000, START)
  expect(rate.perSecond(START)).toBe(1_000)
  expect(rate.perSecond(START + 4_000)).toBe(250)
  expect(rate.perSecond(START + 6_000)).toBe(0)
  rate.add(10, START + 3_600_000)
  expect(rate.perSecond(START + 3_600_000)).toBeCloseTo(2, 5)
})
