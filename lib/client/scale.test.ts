import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countScale, durationScale, nearestIndex, timeTicks } from './scale'

describe('durationScale', () => {
  it('has the steps of a clock', () => {
    expect(durationScale([0, 2095], 60).ticks).toEqual([600, 1200, 1800, 2400])
    expect(durationScale([21_480], 60).ticks).toEqual([7200, 14_400, 21_600])
  })

  it('does not magnify noise below the floor, nor fail on gaps', () => {
    expect(durationScale([0.2, null, 1], 60).ticks).toEqual([15, 30, 45, 60])
    expect(durationScale([], 60).ticks.at(-1)).toBe(60)
  })
})

describe('both scales', () => {
  it('hold every value, in 1 to 4 lines', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1 }), (values) => {
        for (const scale of [countScale(values, 1), durationScale(values, 1)]) {
          expect(scale.top).toBeGreaterThanOrEqual(Math.max(...values))
          expect(scale.ticks.length).toBeGreaterThanOrEqual(1)
          expect(scale.ticks.length).toBeLessThanOrEqual(4)
        }
      }),
    )
  })

  it('count in round steps', () => {
    expect(countScale([88], 1).ticks).toEqual([25, 50, 75, 100])
    expect(countScale([312_400], 1).ticks).toEqual([100_000, 200_000, 300_000, 400_000])
  })
})

describe('timeTicks', () => {
  it('lie on round times of the zone and keep clear of both ends', () => {
    const from = Date.UTC(2026, 2, 3, 12, 32)
    const { ticks, stepSeconds } = timeTicks(from, from + 7_200_000, { offsetAt: () => 0 })
    expect(stepSeconds).toBe(900)
    expect(ticks.map((at) => new Date(at).toISOString().slice(11, 16))).toEqual([
      '12:45',
      '13:00',
      '13:15',
      '13:30',
      '13:45',
      '14:00',
      '14:15',
    ])
  })

  it('are at midnight on both sides of a change of clocks', () => {
    const changedAt = Date.UTC(2026, 9, 25, 1)
    const from = Date.UTC(2026, 9, 22, 12)
    const offsetAt = (at: number) => (at < changedAt ? -120 : -60)
    const { ticks } = timeTicks(from, from + 6 * 86_400_000, { most: 7, offsetAt })
    expect(ticks.map((at) => new Date(at - offsetAt(at) * 60_000).toISOString().slice(8, 16))).toEqual([
      '24T00:00',
      '25T00:00',
      '26T00:00',
      '27T00:00',
    ])
  })

  /** Berlin's, 2026. */
  const inBerlin = (at: number) => (at >= Date.UTC(2026, 2, 29, 1) && at < Date.UTC(2026, 9, 25, 1) ? -120 : -60)
  const clocks = (ticks: readonly number[], offsetAt: (at: number) => number) =>
    ticks.map((at) => new Date(at - offsetAt(at) * 60_000).toISOString().slice(11, 16))

  it('are each there once in the night that skips an hour, and none is at the hour that is skipped', () => {
    const from = Date.UTC(2026, 2, 28, 22, 30)
    const { ticks } = timeTicks(from, from + 6 * 3_600_000, { edge: 0, offsetAt: inBerlin })
    expect(clocks(ticks, inBerlin)).toEqual(['00:00', '01:00', '03:00', '04:00', '05:00', '06:00'])
  })

  it('have the hour that is there twice twice, where each hour has one', () => {
    const from = Date.UTC(2026, 9, 24, 22, 30)
    const { ticks } = timeTicks(from, from + 6 * 3_600_000, { edge: 0, offsetAt: inBerlin })
    expect(clocks(ticks, inBerlin)).toEqual(['01:00', '02:00', '02:00', '03:00', '04:00', '05:00'])
    const longer = timeTicks(from, from + 12 * 3_600_000, { edge: 0, offsetAt: inBerlin })
    expect(clocks(longer.ticks, inBerlin)).toEqual(['02:00', '04:00', '06:00', '08:00', '10:00'])
  })

  it.each([0.001, 1, 400, 800, 1_200, 20_000])('are no more than there is room for over %d days', (days) => {
    for (const most of [4, 5, 7]) {
      const { ticks } = timeTicks(0, days * 86_400_000, { most, offsetAt: () => 0 })
      expect(ticks.length).toBeLessThanOrEqual(most)
    }
  })

  it('follow a zone of half an hour', () => {
    const from = Date.UTC(2026, 2, 3, 0, 10)
    const { ticks } = timeTicks(from, from + 6 * 3_600_000, { most: 6, offsetAt: () => -330 })
    expect(ticks.every((at) => (at + 330 * 60_000) % 3_600_000 === 0)).toBe(true)
  })
})

describe('nearestIndex', () => {
  it('finds the nearest of ascending times', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 1e6 }), { minLength: 1 }),
        fc.integer({ min: -10, max: 1e6 + 10 }),
        (unsorted, at) => {
          const times = unsorted.toSorted((a, b) => a - b)
          const found = times[nearestIndex(times, at) ?? -1] ?? Number.NaN
          expect(Math.abs(found - at)).toBe(Math.min(...times.map((time) => Math.abs(time - at))))
        },
      ),
    )
  })

  it('is null without times', () => expect(nearestIndex([], 1)).toBe(null))
})
