import { expect, test } from 'vitest'
import { periodMs, renewedUntil } from './renew-period'

const HOUR_MS = 3_600_000
const nowMs = Date.UTC(2026, 10, 21, 7, 30)
const of = (hours: number) => ({ nowMs, maxMs: nowMs + hours * HOUR_MS })

test('a period that fits counts from now', () => {
  expect(periodMs('day', of(100))).toBe(24 * HOUR_MS)
  expect(renewedUntil('day', of(100))).toEqual({ untilMs: nowMs + 24 * HOUR_MS, isLast: false })
})

test('one that does not ends at the last moment', () => {
  expect(renewedUntil('week', of(100))).toEqual({ untilMs: nowMs + 100 * HOUR_MS, isLast: true })
})

test('until the last moment is asked for in whole minutes, never short of it', () => {
  expect(periodMs('last', { nowMs, maxMs: nowMs + HOUR_MS + 1 })).toBe(HOUR_MS + 60_000)
  expect(renewedUntil('last', { nowMs, maxMs: nowMs + HOUR_MS + 1 })).toEqual({ untilMs: nowMs + HOUR_MS + 1, isLast: true })
})

test('it is within what may be asked for', () => {
  expect(periodMs('last', of(-1))).toBe(60_000)
  expect(periodMs('last', of(24 * 400))).toBe(365 * 24 * HOUR_MS)
})
