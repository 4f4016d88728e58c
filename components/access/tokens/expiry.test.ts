import { expect, test } from 'vitest'
import { expiryTime } from './expiry'

const at = { nowMs: Date.parse('2026-11-21T08:00:00Z'), zone: 'Europe/Berlin' }

test('after some days, to the second', () => {
  expect(expiryTime('7', '', at)).toBe('2026-11-28T08:00:00.000Z')
})

test('a date is meant to its end, where the person is', () => {
  expect(expiryTime('date', '2026-12-24', at)).toBe('2026-12-24T22:59:59.000Z')
  expect(expiryTime('date', '2026-11-21', at)).toBe('2026-11-21T22:59:59.000Z')
})

test('a date that is over, or none, is no expiry at all', () => {
  expect(expiryTime('date', '2026-11-20', at)).toBeUndefined()
  expect(expiryTime('date', '', at)).toBeUndefined()
  expect(expiryTime('never', '', at)).toBeNull()
})
