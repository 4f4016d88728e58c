import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDay, dayIn, dayStart, mondayOf } from './zone-days'

const HOUR = 3_600_000

test.each([
  ['UTC', '2026-11-17', '2026-11-17T00:00:00.000Z'],
  ['Asia/Seoul', '2026-11-17', '2026-11-16T15:00:00.000Z'],
  ['Asia/Kathmandu', '2026-11-17', '2026-11-16T18:15:00.000Z'],
  ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z'],
  ['Pacific/Kiritimati', '2026-11-17', '2026-11-16T10:00:00.000Z'],
  ['Pacific/Pago_Pago', '2026-11-17', '2026-11-17T11:00:00.000Z'],
  // Clocks leap over midnight: the day begins at one.
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
])('in %s %s begins at %s', (zone, day, start) => {
  const read = calendarDay(day)
  expect(read && new Date(dayStart(zone, read)).toISOString()).toBe(start)
})

test('a day on which clocks change has 23 or 25 hours', () => {
  const length = (day: { year: number; month: number; day: number }) =>
    (dayStart('Europe/Berlin', addDays(day, 1)) - dayStart('Europe/Berlin', day)) / HOUR
  expect(length({ year: 2026, month: 3, day: 29 })).toBe(23)
  expect(length({ year: 2026, month: 10, day: 25 })).toBe(25)
  expect(length({ year: 2026, month: 10, day: 26 })).toBe(24)
})

test('a week begins on its Monday', () => {
  expect(mondayOf({ year: 2026, month: 11, day: 22 })).toEqual({ year: 2026, month: 11, day: 16 })
  expect(mondayOf({ year: 2026, month: 11, day: 16 })).toEqual({ year: 2026, month: 11, day: 16 })
  expect(mondayOf({ year: 2026, month: 3, day: 1 })).toEqual({ year: 2026, month: 2, day: 23 })
})

test('the day after the last of a month is the first of the next', () => {
  expect(addDays({ year: 2026, month: 12, day: 31 }, 1)).toEqual({ year: 2027, month: 1, day: 1 })
  expect(addDays({ year: 2028, month: 2, day: 28 }, 1)).toEqual({ year: 2028, month: 2, day: 29 })
  expect(addDays({ year: 2100, month: 2, day: 28 }, 1)).toEqual({ year: 2100, month: 3, day: 1 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -400, max: 400 }), (number, days) => {
      const day = dayIn('UTC', number * 24 * HOUR)
      expect(dayStart('UTC', addDays(day, days))).toBe((number + days) * 24 * HOUR)
    }),
  )
})

test.each(['2026-02-30', '2026-2-3', '', '2026-11-17T00:00'])('%s is no day', (text) => {
  expect(calendarDay(text)).toBeNull()
})

test('any time lies between the start of its day and that of the next', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Seoul', 'America/St_Johns')
  fc.assert(
    fc.property(zones, fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }), (zone, at) => {
      const day = dayIn(zone, at)
      expect(dayStart(zone, day)).toBeLessThanOrEqual(at)
      expect(dayStart(zone, addDays(day, 1))).toBeGreaterThan(at)
    }),
  )
})
