import { expect, test } from 'vitest'
import { USUAL_KEEP } from '@/lib/domain/series/tiers'
import { measureHistory } from './measure-history'

const HOUR = 3_600_000

test('a day of 200 series: every chart in time, a point in few bytes, no peak lost', { timeout: 120_000 }, async () => {
  const figures = await measureHistory({ series: 200, days: 1 })
  expect(figures.lostPeaks).toBe(0)
  expect(figures.fileBytesPerPoint).toBeLessThanOrEqual(12)
  // Each minute of the day, and its samples of the last six hours.
  expect(figures.points).toBeGreaterThanOrEqual(200 * (1_440 + 360))
  expect(figures.queries.map(({ range }) => range)).toEqual(['1 h', '6 h', '24 h', '7 d', '30 d', '90 d'])
  for (const { range, medianMs } of figures.queries) expect(medianMs, `a chart of ${range} in ms`).toBeLessThan(50)
})

test('what is left after a day as points of ten minutes has every peak of its minutes', { timeout: 120_000 }, async () => {
  const keep = { ...USUAL_KEEP, raw: 2 * HOUR, minute: 24 * HOUR }
  expect((await measureHistory({ series: 50, days: 3, keep })).lostPeaks).toBe(0)
})
