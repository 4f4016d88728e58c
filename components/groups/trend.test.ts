import { expect, it } from 'vitest'
import { trendOf } from './trend'

const hour = (valueAt: (minute: number) => number | null) => Array.from({ length: 60 }, (_, minute) => valueAt(minute))

it.each([
  ['growing', hour((minute) => minute * 100)],
  ['shrinking', hour((minute) => 60_000 - minute * 1000)],
  ['steady', hour(() => 40_000)],
  ['steady', hour((minute) => (minute % 2) * 90)],
  ['steady', hour((minute) => 1_000_000 + minute * 100)],
  ['steady', hour((minute) => (minute < 40 ? minute * 1000 : 39_000))],
  ['growing', hour((minute) => (minute === 50 ? 0 : minute * 1000))],
] as const)('%s', (trend, history) => expect(trendOf(history)).toBe(trend))

it('is not told from a few figures', () => {
  expect(trendOf(hour((minute) => (minute > 56 ? 7 : null)))).toBeNull()
  expect(trendOf([])).toBeNull()
})
