import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPercent } from '@/lib/client/format'
import { betterOrWorse, isYoung, knownPart, sumOfKept, unknownPercent } from './kept'

const part = fc.record({ keptSeconds: fc.nat(86_400), missedSeconds: fc.nat(86_400), unknownSeconds: fc.nat(86_400) })

describe('what services have kept together', () => {
  it('is 97.3 % of the known time, whatever is unknown', () => {
    const one = { keptSeconds: 973, missedSeconds: 27, unknownSeconds: 0 }
    expect(sumOfKept([one]).percent).toBeCloseTo(97.3)
    expect(sumOfKept([{ ...one, unknownSeconds: 5000 }]).percent).toBeCloseTo(97.3)
  })

  it('is said to be 100 % only where nothing was missed', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const { percent, missedSeconds } = sumOfKept(parts)
        expect(percent === null || formatPercent(percent) !== '100 %' || missedSeconds === 0).toBe(true)
      }),
    )
  })

  it('is unknown where nothing is known', () => {
    expect(sumOfKept([]).percent).toBeNull()
    expect(sumOfKept([{ keptSeconds: 0, missedSeconds: 0, unknownSeconds: 60 }]).percent).toBeNull()
  })
})

const HOUR = 3600

describe('the unknown share', () => {
  it('is said from a quarter of an hour on, of a day as of a month', () => {
    for (const hours of [24, 7 * 24, 30 * 24]) {
      const all = hours * HOUR
      expect(unknownPercent({ keptSeconds: all - 899, missedSeconds: 0, unknownSeconds: 899 })).toBeNull()
      expect(unknownPercent({ keptSeconds: all - 900, missedSeconds: 0, unknownSeconds: 900 })).toBeCloseTo(90_000 / all)
    }
  })

  it('is said of less where less still is known, as of a week that has just begun', () => {
    expect(unknownPercent({ keptSeconds: 60, missedSeconds: 0, unknownSeconds: 240 })).toBeCloseTo(80)
    expect(unknownPercent({ keptSeconds: 240, missedSeconds: 0, unknownSeconds: 60 })).toBeNull()
    expect(unknownPercent({ keptSeconds: 0, missedSeconds: 0, unknownSeconds: 0 })).toBeNull()
  })
})

describe('what a percentage speaks of', () => {
  it('is nothing, few, most or all of the time', () => {
    const of = (knownHours: number, unknownHours: number) =>
      knownPart({ keptSeconds: knownHours * HOUR - 1, missedSeconds: knownHours > 0 ? 1 : 0, unknownSeconds: unknownHours * HOUR })
    expect(knownPart({ keptSeconds: 0, missedSeconds: 0, unknownSeconds: HOUR })).toBe('none')
    expect(of(1, 23)).toBe('few')
    expect(of(12, 12)).toBe('most')
    expect(of(23.9, 0.1)).toBe('all')
  })

  it('is said to be all only where no share of it is said to be unknown', () => {
    fc.assert(
      fc.property(part, (time) => {
        expect(knownPart(time) === 'all').toBe(sumOfKept([time]).percent !== null && unknownPercent(time) === null)
      }),
    )
  })
})

describe('a service', () => {
  const days = (count: number, knownSeconds: number) => ({
    percent: null,
    keptSeconds: knownSeconds,
    missedSeconds: 0,
    unknownSeconds: count * 24 * HOUR - knownSeconds,
  })
  const of = (day: number, month: number) => isYoung({ day: days(1, day), week: days(7, month), month: days(30, month) })

  it('is young until a whole day of it is known, or something older is', () => {
    expect(of(0, 0)).toBe(true)
    expect(of(120, 120)).toBe(true)
    expect(of(20 * HOUR, 20 * HOUR)).toBe(true)
    expect(of(24 * HOUR, 24 * HOUR)).toBe(false)
    expect(of(2 * HOUR, 3 * HOUR)).toBe(false)
  })
})

describe('against the time before', () => {
  const kept = (keptSeconds: number, missedSeconds: number, unknownSeconds = 0) =>
    sumOfKept([{ keptSeconds, missedSeconds, unknownSeconds }])

  it('is better or worse by the figures that are shown', () => {
    expect(betterOrWorse(kept(990, 10), kept(980, 20))).toBe('better')
    expect(betterOrWorse(kept(980, 20), kept(990, 10))).toBe('worse')
    expect(betterOrWorse(kept(99_004, 996), kept(99_002, 998))).toBeNull()
    expect(betterOrWorse(kept(1_000, 0), kept(99_999, 1))).toBe('better')
  })

  it('is not told where little is known of either', () => {
    const [known, little, nothing] = [kept(990, 10), kept(100, 0, 1_000), kept(0, 0, 1_000)]
    for (const other of [little, nothing]) {
      expect(betterOrWorse(known, other)).toBeNull()
      expect(betterOrWorse(other, known)).toBeNull()
    }
  })
})
