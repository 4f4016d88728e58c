import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  cutMiddle,
  formatBytes,
  formatClock,
  formatCount,
  formatDay,
  formatDuration,
  formatPercent,
  formatRate,
  formatRoughDuration,
  formatShort,
  formatShortDuration,
  formatShortWhen,
  formatWhen,
  formatZoned,
  secondsBetween,
  splitName,
} from './format'

describe('formatCount', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['46118', '46,118'],
    ['9223372036854775807', '9,223,372,036,854,775,807'],
    ['-1204118', '−1,204,118'],
    [312_400, '312,400'],
    [88n, '88'],
  ])('%s → %s', (value, text) => expect(formatCount(value)).toBe(text))

  it('keeps every digit of an int64', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 63n - 1n), (value) => {
        expect(formatCount(value).replaceAll(',', '')).toBe(value.toString())
      }),
    )
  })
})

describe('formatRate', () => {
  it.each([
    [0, '0 /s'],
    [0.04, '< 0.1 /s'],
    [0.2, '0.2 /s'],
    [8, '8 /s'],
    [9.96, '10 /s'],
    [88.4, '88 /s'],
    [312_400, '312,400 /s'],
  ])('%d → %s', (value, text) => expect(formatRate(value)).toBe(text))
})

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [4_000_000_000, '4.0 GB'],
    [9_940_000_000, '9.9 GB'],
    [9_960_000_000, '10 GB'],
    [412_000_000_000, '412 GB'],
    [999_600_000_000, '1.0 TB'],
    [1_900_000_000_000, '1.9 TB'],
  ])('%d → %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
})

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [0.4, '< 1 s'],
    [14, '14 s'],
    [59.9, '59 s'],
    [60, '1 m'],
    [252, '4 m 12 s'],
    [1325, '22 m 05 s'],
    [3599.9, '59 m 59 s'],
    [21_480, '5 h 58 m'],
    [86_399, '23 h 59 m'],
    [601_200, '6 d 23 h'],
    [604_800, '7 d'],
    [2_600_000, '30 d'],
  ])('%d → %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text))

  it('never shows more than has passed', () => {
    const unit: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 }
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e8, noNaN: true }), (seconds) => {
        const shown = [
          ...formatDuration(seconds)
            .replaceAll(',', '')
            .matchAll(/(\d+) ([smhd])/g),
        ]
        const total = shown.reduce((sum, [, figure, name]) => sum + Number(figure) * (unit[name ?? ''] ?? 0), 0)
        expect(total).toBeLessThanOrEqual(seconds)
      }),
    )
  })
})

it.each([
  [40, '40 s'],
  [2100, '35 min'],
  [21_480, '5 h'],
  [200_000, '2 d'],
])('formatRoughDuration %d → %s', (seconds, text) => expect(formatRoughDuration(seconds)).toBe(text))

describe('formatPercent', () => {
  it.each([
    [0, '0 %'],
    [0.02, '< 0.1 %'],
    [71, '71 %'],
    [96.8, '96.8 %'],
    [29.3, '29.3 %'],
    [97.34, '97.3 %'],
    [99.96, '99.9 %'],
    // A millisecond of a month was not.
    [100 - 100 / (30 * 86_400_000), '99.9 %'],
    [100, '100 %'],
  ])('%d → %s', (percent, text) => expect(formatPercent(percent)).toBe(text))

  it('says 100 only for all of it', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 99.9999, noNaN: true }), (percent) => formatPercent(percent) !== '100 %'))
  })
})

it.each([
  [0, '0'],
  [50, '50'],
  [46_000, '46 k'],
  [1_250_000, '1.3 M'],
])('formatShort %d → %s', (value, text) => expect(formatShort(value)).toBe(text))

it.each([
  [0, '0 s'],
  [2.5, '2.5 s'],
  [600, '10 m'],
  [5400, '1.5 h'],
  [172_800, '2 d'],
])('formatShortDuration %d → %s', (seconds, text) => expect(formatShortDuration(seconds)).toBe(text))

describe('times', () => {
  const at = '2026-03-03T14:32:07.412Z'
  it('shows the clock for today and adds the date for another day', () => {
    expect(formatClock(at)).toBe('14:32:07')
    expect(formatWhen(at, '2026-03-03T23:00:00.000Z')).toBe('14:32:07')
    expect(formatWhen(at, '2026-03-04T00:10:00.000Z')).toBe('3 Mar, 14:32')
    expect(formatWhen(at, '2027-01-01T00:10:00.000Z')).toBe('3 Mar 2026, 14:32')
    expect(formatShortWhen(at, '2026-03-03T23:00:00.000Z')).toBe('14:32')
    expect(formatShortWhen(at, '2026-03-04T00:10:00.000Z')).toBe('3 Mar, 14:32')
  })

  it('writes midnight as 00', () => expect(formatClock('2026-03-03T00:00:00.000Z')).toBe('00:00:00'))

  it('never counts backwards', () => expect(secondsBetween('2026-03-03T00:00:02.000Z', '2026-03-03T00:00:00.000Z')).toBe(0))
})

/** What the formats look at of the page. */
function showPage(lang: string, timeZone?: string) {
  vi.stubGlobal('document', { documentElement: { lang, dataset: timeZone === undefined ? {} : { timeZone } } })
}
afterEach(() => void vi.unstubAllGlobals())

describe('the chosen time zone', () => {
  const at = '2026-03-03T22:32:07.412Z'

  it('moves clocks and days, and is followed when it changes', () => {
    showPage('en', 'Asia/Seoul')
    expect([formatClock(at), formatDay(at)]).toEqual(['07:32:07', '4 Mar 2026'])
    expect(formatWhen(at, '2026-03-04T01:00:00.000Z')).toBe('07:32:07')
    showPage('en', 'America/New_York')
    expect([formatClock(at), formatDay(at)]).toEqual(['17:32:07', '3 Mar 2026'])
    showPage('en')
    expect(formatClock(at)).toBe('22:32:07')
  })

  it('decides what year it is', () => {
    showPage('en', 'Asia/Seoul')
    expect(formatWhen('2025-12-31T16:00:00.000Z', '2026-03-04T01:00:00.000Z')).toBe('1 Jan, 01:00')
  })

  it('is named with its offset of that day', () => {
    showPage('en', 'Europe/Berlin')
    expect(formatZoned(at)).toBe('23:32:07, Europe/Berlin (GMT+01:00)')
    expect(formatZoned('2026-07-03T22:32:07.412Z')).toBe('00:32:07, Europe/Berlin (GMT+02:00)')
  })
})

describe('in Korean', () => {
  it.each([
    [0, '0초', '0초', '0초'],
    [0.4, '1초 미만', '0초', '0.4초'],
    [252, '4분 12초', '4분', '4.2분'],
    [21_480, '5시간 58분', '5시간', '6시간'],
    [601_200, '6일 23시간', '6일', '7일'],
  ])('%d seconds', (seconds, ...texts) => {
    showPage('ko')
    expect([formatDuration(seconds), formatRoughDuration(seconds), formatShortDuration(seconds)]).toEqual(texts)
  })

  it('dates go from year to day', () => {
    showPage('ko')
    const at = '2026-03-03T14:32:07.412Z'
    expect(formatWhen(at, '2026-03-04T00:10:00.000Z')).toBe('3월 3일 14:32')
    expect(formatWhen(at, '2027-01-01T00:10:00.000Z')).toBe('2026년 3월 3일 14:32')
  })
})

describe('long names', () => {
  it('keep their last 8 characters', () => {
    expect(splitName('recommendations-features-v2')).toEqual({ head: 'recommendations-fea', tail: 'tures-v2' })
    expect(cutMiddle('recommendations-features-v2', 20)).toBe('recommendat…tures-v2')
  })

  it('stay whole in both parts together, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const { head, tail } = splitName(name)
        expect(head + tail).toBe(name)
      }),
    )
  })

  it('are left alone when short', () => expect(splitName('orders')).toEqual({ head: 'orders', tail: '' }))
})
