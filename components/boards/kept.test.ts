import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPercent } from '@/lib/client/format'
import { sumOfKept, unknownPercent } from './kept'

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

describe('the unknown share', () => {
  it('is said from one percent on', () => {
    expect(unknownPercent({ keptSeconds: 990, missedSeconds: 0, unknownSeconds: 10 })).toBeNull()
    expect(unknownPercent({ keptSeconds: 900, missedSeconds: 0, unknownSeconds: 100 })).toBeCloseTo(10)
    expect(unknownPercent({ keptSeconds: 0, missedSeconds: 0, unknownSeconds: 0 })).toBeNull()
  })
})
