import { expect, test } from 'vitest'
import { measureHistory } from './measure-history'

test('a day of 200 series: every chart in time, a point in few bytes, no peak lost', { timeout: 120_000 }, async () => {
  const figures = await measureHistory({ series: 200, days: 1 })
  expect(figures.lostPeaks).toBe(0)
  expect(figures.fileBytesPerPoint).toBeLessThanOrEqual(12)
  // Each minute of the day, and its samples of the last six hours.
  expect(figures.points).toBeGreaterThanOrEqual(200 * (1_440 + 360))
  expect(figures.queries.map(({ range }) => range)).toEqual(['1 h', '6 h', '24 h', '7 d', '30 d', '90 d'])
  for (const { range, medianMs } of figures.queries) expect(medianMs, `a chart of ${range} in ms`).toBeLessThan(50)
})
