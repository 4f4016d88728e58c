import { expect, it } from 'vitest'
import { isWithin } from './measurement'

it('a figure at its limit is within it, one without a limit always', () => {
  const figure = { what: 'x', unit: 'ms' } as const
  expect([isWithin({ ...figure, value: 50, limit: 50 }), isWithin({ ...figure, value: 51, limit: 50 })]).toEqual([true, false])
  expect(isWithin({ ...figure, value: 51 })).toBe(true)
})
