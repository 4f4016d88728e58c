import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isoWithZone, momentsFromText, saidTime, momentsOf, startOfDay, typedTime, wallOf } from './zoned-time'

const at = (iso: string) => Date.parse(iso)
const iso = (moments: number[] | null) => moments?.map((ms) => new Date(ms).toISOString())

describe('a time on the wall of a zone', () => {
  it.each([
    ['2026-11-17T14:00:00', 'Europe/Berlin', ['2026-11-17T13:00:00.000Z']],
    ['2026-07-17T14:00:00.114', 'Europe/Berlin', ['2026-07-17T12:00:00.114Z']],
    ['2026-11-17T14:00', 'Asia/Seoul', ['2026-11-17T05:00:00.000Z']],
    ['2026-11-17T00:30:00', 'America/St_Johns', ['2026-11-17T04:00:00.000Z']],
    ['2026-11-17T14:00:00', 'UTC', ['2026-11-17T14:00:00.000Z']],
  ])('%s in %s is one moment', (wall, zone, expected) => expect(iso(momentsOf(wall, zone))).toEqual(expected))

  it('is no moment where clocks were put forward over it', () => expect(momentsOf('2026-03-29T02:30:00', 'Europe/Berlin')).toEqual([]))
  it('is two moments where clocks were put back', () =>
    expect(iso(momentsOf('2026-10-25T02:30:00', 'Europe/Berlin'))).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']))
  it.each(['', '2026-11-17', '2026-13-17T14:00', 'now'])('is not said by “%s”', (wall) => expect(momentsOf(wall, 'UTC')).toBeNull())

  test('every moment is among those its own wall clock stands for', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Seoul', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC']
    fc.assert(
      fc.property(fc.integer({ min: 0, max: at('2040-01-01T00:00:00Z') }), fc.constantFrom(...zones), (ms, zone) => {
        expect(momentsOf(wallOf(ms, zone), zone)).toContain(ms)
        expect(Date.parse(isoWithZone(ms, zone))).toBe(ms)
      }),
    )
  })
})

it('says the offset that held then', () => {
  expect(isoWithZone(at('2026-11-17T13:00:00Z'), 'Europe/Berlin')).toBe('2026-11-17T14:00:00.000+01:00')
  expect(isoWithZone(at('2026-07-17T13:00:00Z'), 'America/New_York')).toBe('2026-07-17T09:00:00.000-04:00')
  expect(isoWithZone(at('2026-07-17T13:00:00.5Z'), 'UTC')).toBe('2026-07-17T13:00:00.500Z')
})

it('begins a day at its first moment, also where there is no midnight', () => {
  expect(new Date(startOfDay(at('2026-11-17T22:59:59Z'), 'Europe/Berlin')).toISOString()).toBe('2026-11-16T23:00:00.000Z')
  // Lebanon puts its clocks forward at midnight.
  expect(wallOf(startOfDay(at('2026-03-29T12:00:00Z'), 'Asia/Beirut'), 'Asia/Beirut')).toBe('2026-03-29T01:00:00')
})

describe('a typed or pasted time', () => {
  it.each([
    ['2026-11-17 14:00:00', '2026-11-17T13:00:00.000Z'],
    ['2026-11-17T13:00:00Z', '2026-11-17T13:00:00.000Z'],
    [' 2026-11-17T22:00:00.114+0900 ', '2026-11-17T13:00:00.114Z'],
    ['2026-11-17 14:00:00,114', '2026-11-17T13:00:00.114Z'],
    ['2026-11-17 14:00', '2026-11-17T13:00:00.000Z'],
    ['2026-11-17T13:00:00.123456789Z', '2026-11-17T13:00:00.123Z'],
    ['1794920400114', '2026-11-17T13:00:00.114Z'],
    ['1794920400', '2026-11-17T13:00:00.000Z'],
  ])('%s', (text, moment) => expect(iso(momentsFromText(text, 'Europe/Berlin'))).toEqual([moment]))
  it.each(['', 'yesterday', '14:00', '2026-17-40 14:00', '42'])('“%s” is none', (text) => expect(momentsFromText(text, 'UTC')).toBeNull())
  it('means what it is shown as', () => {
    const moment = at('2026-11-17T13:00:00.114Z')
    expect(typedTime(moment, 'Europe/Berlin')).toBe('2026-11-17 14:00:00.114')
    expect(momentsFromText(typedTime(moment, 'Europe/Berlin'), 'Europe/Berlin')).toEqual([moment])
  })
})

it('says a moment by the clock of a zone, in the language of the page', () => {
  const at = Date.parse('2026-11-17T13:00:00Z')
  expect(saidTime(at, 'Europe/Berlin', 'en')).toEqual({ weekday: 'Tue', day: '17 Nov 2026', clock: '14:00:00' })
  expect(saidTime(at + 114, 'Asia/Seoul', 'ko')).toEqual({ weekday: '화', day: '2026년 11월 17일', clock: '22:00:00.114' })
})
