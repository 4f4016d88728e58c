import { expect, it } from 'vitest'
import { momentsOfRange } from './moments'

const NOW = Date.UTC(2026, 10, 21, 7, 30)
const inBerlin = (from: string, to: string) => momentsOfRange({ from, to }, 'Europe/Berlin', NOW)

it('is read by the clock of the zone', () => {
  expect(inBerlin('2026-11-20 14:00', '2026-11-20 15:30:05')).toEqual({
    from: Date.UTC(2026, 10, 20, 13),
    to: Date.UTC(2026, 10, 20, 14, 30, 5),
  })
})

it('without an end it ends now', () => {
  expect(inBerlin('2026-11-21 08:00', ' ')).toEqual({ from: Date.UTC(2026, 10, 21, 7), to: NOW })
})

it('an hour that is there twice is in it twice', () => {
  expect(inBerlin('2026-10-25 02:30', '2026-10-25 02:30')).toEqual({
    from: Date.UTC(2026, 9, 25, 0, 30),
    to: Date.UTC(2026, 9, 25, 1, 30),
  })
})

it.each([
  ['', '', { from: 'not-a-time' }],
  ['soon', 'later', { from: 'not-a-time', to: 'not-a-time' }],
  ['2026-03-29 02:30', '', { from: 'no-such-time' }],
  ['2026-11-21 09:00', '2026-11-21 10:00', { from: 'ahead' }],
  ['2026-11-20 14:00', '2026-11-20 14:00', { to: 'not-after' }],
  ['1970-01-01 00:00', '', { from: 'too-long' }],
])('“%s” to “%s” is refused', (from, to, faults) => {
  expect(inBerlin(from, to)).toEqual({ faults })
})
