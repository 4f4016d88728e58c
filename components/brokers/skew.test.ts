import { expect, it } from 'vitest'
import { formatSkew, skewShare } from './skew'

it('says which way a broker leans', () => {
  expect([3.24, -12, 0, 100].map(formatSkew)).toEqual(['+3.2 %', '−12 %', '0 %', '+100 %'])
})

it('never leaves its bar', () => {
  expect([25, -25, 400, -100].map(skewShare)).toEqual([0.5, -0.5, 1, -1])
})
