import { expect, test } from 'vitest'
import { drainOf } from './drain'

const lag = (...values: (number | null)[]) =>
  values.map((value): [number, number, number] | null => (value === null ? null : [value, value, value]))
const group = { verdict: 'falling-behind', drainSeconds: null, history: [] } as const

test('a known time to drain is said', () => {
  expect(drainOf({ ...group, drainSeconds: 200, history: [] })).toEqual({ seconds: 200 })
})

test('a group that commits nothing drains never, whatever the rates were', () => {
  expect(drainOf({ ...group, verdict: 'stuck', drainSeconds: 200, history: [] })).toBe('none')
})

test('without a time, never only where the lag is seen not to shrink', () => {
  expect(drainOf({ ...group, history: lag(10, 20, null, 30) })).toBe('never')
  expect(drainOf({ ...group, verdict: 'keeping-up', history: lag(10, 10) })).toBe('steady')
  expect(drainOf({ ...group, history: lag(30, 20) })).toBe('unknown')
  expect(drainOf({ ...group, history: lag(30, null, null) })).toBe('unknown')
})
