import { expect, test } from 'vitest'
import { periodMs, periodsWithin, renewedUntil } from './renew-period'

const HOUR_MS = 3_600_000
const nowMs = Date.UTC(2026, 10, 21, 7, 30)
const of = (hours: number, longestMs: number | null = null) => ({ nowMs, maxMs: nowMs + hours * HOUR_MS, longestMs })

test('a period that fits counts from now', () => {
  expect(periodMs('day', of(100))).toBe(24 * HOUR_MS)
  expect(renewedUntil('day', of(100))).toEqual({ untilMs: nowMs + 24 * HOUR_MS, isLast: false })
})

test('one that does not ends at the last moment', () => {
  expect(renewedUntil('week', of(100))).toEqual({ untilMs: nowMs + 100 * HOUR_MS, isLast: true })
})

test('until the last moment is asked for in whole minutes, never short of it', () => {
  expect(periodMs('last', { ...of(0), maxMs: nowMs + HOUR_MS + 1 })).toBe(HOUR_MS + 60_000)
  expect(renewedUntil('last', { ...of(0), maxMs: nowMs + HOUR_MS + 1 })).toEqual({ untilMs: nowMs + HOUR_MS + 1, isLast: true })
})

test('it is within what may be asked for', () => {
  expect(periodMs('last', of(-1))).toBe(60_000)
  expect(periodMs('last', of(24 * 400))).toBe(365 * 24 * HOUR_MS)
})

test('nothing is asked for that the brokers would cut', () => {
  expect(periodsWithin(24 * HOUR_MS)).toEqual(['hour', 'day', 'last'])
  expect(periodsWithin(60_000)).toEqual(['last'])
  expect(periodsWithin(null)).toEqual(['hour', 'day', 'week', 'last'])
  expect(periodMs('last', of(100, 24 * HOUR_MS))).toBe(24 * HOUR_MS)
  expect(renewedUntil('last', of(100, 24 * HOUR_MS))).toEqual({ untilMs: nowMs + 24 * HOUR_MS, isLast: false })
})
