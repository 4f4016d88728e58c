import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HEAT_MINUTES, UNKNOWN_LEVEL, emptyHeat, mergeHeat, packHeat, unpackHeat } from './packed-heat'

const heat = fc
  .integer({ min: 1, max: 12 })
  .chain((partitions) =>
    fc
      .array(fc.constantFrom(0, 0, 1, 5, UNKNOWN_LEVEL), { minLength: partitions * HEAT_MINUTES, maxLength: partitions * HEAT_MINUTES })
      .map((levels) => ({ partitions, levels: Uint8Array.from(levels) })),
  )

describe('packed heat', () => {
  test('is read back as it was', () => {
    fc.assert(
      fc.property(heat, (one) => {
        expect(unpackHeat(packHeat(one))).toEqual(one)
      }),
    )
  })

  test('of an hour in which nothing lags takes a few bytes', () => {
    const { partitions, levels } = emptyHeat(100)
    expect(packHeat({ partitions, levels: levels.fill(0) }).length).toBeLessThan(10)
  })
})

describe('mergeHeat', () => {
  test('the deeper counts, what is known counts before what is not, and no partition is lost', () => {
    const [a, b] = [emptyHeat(1), emptyHeat(2)]
    a.levels.set([1, 5, UNKNOWN_LEVEL])
    b.levels.set([3, UNKNOWN_LEVEL, 2])
    const merged = mergeHeat(a, b)
    expect(merged.partitions).toBe(2)
    expect(Array.from(merged.levels.subarray(0, 4))).toEqual([3, 5, 2, UNKNOWN_LEVEL])
    expect(mergeHeat(b, a)).toEqual(merged)
  })
})
