import { describe, expect, it } from 'vitest'
import { isWithin, quantile } from './measurement'

describe('quantile', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n)

  it.each([
    [0.5, 50],
    [0.95, 95],
    [1, 100],
  ])('%d of 1 to 100 is %d', (share, value) => expect(quantile(hundred, share)).toBe(value))

  it('of one sample is that sample', () => expect(quantile([7], 0.5)).toBe(7))
})

it('a figure at its limit is within it, one without a limit always', () => {
  const figure = { what: 'x', unit: 'ms' } as const
  expect([isWithin({ ...figure, value: 50, limit: 50 }), isWithin({ ...figure, value: 51, limit: 50 })]).toEqual([true, false])
  expect(isWithin({ ...figure, value: 51 })).toBe(true)
})
