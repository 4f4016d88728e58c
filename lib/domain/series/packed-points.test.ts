import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packColumn, unpackColumn } from './packed-column'
import { packPoints, unpackPoints } from './packed-points'

const NOON = Date.UTC(2026, 10, 17, 12)
const UNITS = [1, 0.1]

/** Whole numbers, some of them unknown, with runs as real series have them. */
const column = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constant(Number.NaN),
        fc.integer({ min: -(2 ** 31), max: 2 ** 31 }),
        fc.maxSafeNat().map((n) => Math.floor(n / 4)),
      ),
      fc.integer({ min: 1, max: 9 }),
    ),
  )
  .map((runs) => runs.flatMap(([value, length]) => Array.from({ length }, () => value)))

describe('a packed column', () => {
  test('is read back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(column, (values) => {
        const bytes = packColumn(values)
        expect(unpackColumn(bytes, 0, values.length)).toEqual({ values, offset: bytes.length })
      }),
    )
  })

  test('that stands still costs a few bytes, however long', () => {
    expect(packColumn(Array.from({ length: 3_600 }, () => 46_118)).length).toBeLessThan(10)
    expect(packColumn(Array.from({ length: 3_600 }, () => Number.NaN)).length).toBeLessThan(6)
  })

  test('that is cut short is refused, not read as something else', () => {
    const bytes = packColumn([5, 70_000, 3])
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => unpackColumn(bytes.subarray(0, length), 0, 3)).toThrow(RangeError)
    }
  })

  test('that holds more than it should is refused', () => {
    expect(() => unpackColumn(packColumn([1, 1, 1, 1, 1, 1]), 0, 4)).toThrow('more values')
  })
})

describe('packed points', () => {
  const samples = { times: [NOON + 4, NOON + 10_007, NOON + 20_003], lag: [10, Number.NaN, 1_204_118], seconds: [0.3, 12.7, Number.NaN] }

  test('samples keep their times and come back in their units', () => {
    const { times, lag, seconds } = samples
    const bytes = packPoints(NOON, { times, metrics: [lag, seconds].map((last) => ({ last, min: last, max: last })) }, UNITS)
    const points = unpackPoints(NOON, bytes, UNITS)
    expect(points.times).toEqual(times)
    expect(points.metrics.map((metric) => metric.last)).toEqual([lag, seconds])
    expect(points.metrics.every(({ last, min, max }) => min === last && max === last)).toBe(true)
  })

  test('rolled-up points keep their least and greatest', () => {
    const metrics = [
      { last: [5, 6], min: [1, 6], max: [900, 6] },
      { last: [0.5, Number.NaN], min: [0.1, Number.NaN], max: [99.9, Number.NaN] },
    ]
    expect(unpackPoints(NOON, packPoints(NOON, { times: [NOON, NOON + 60_000], metrics }, UNITS), UNITS)).toEqual({
      times: [NOON, NOON + 60_000],
      metrics,
    })
  })

  test('of another version are refused', () => {
    expect(() => unpackPoints(NOON, new Uint8Array([9, 0, 0, 0]), UNITS)).toThrow('version 9')
  })
})
