import { describe, expect, it } from 'vitest'
import { median, quantile } from './quantile'

describe('quantile', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n)

  it.each([
    [0.5, 50],
    [0.95, 95],
    [1, 100],
  ])('%d of 1 to 100 is %d', (share, value) => expect(quantile(hundred, share)).toBe(value))

  it('of one sample is that sample, of none is not a number', () => {
    expect(quantile([7], 0.5)).toBe(7)
    expect(quantile([], 0.5)).toBeNaN()
  })
})

it('the median does not mind the order, and is a value that was measured', () => expect(median([9, 1, 5])).toBe(5))
