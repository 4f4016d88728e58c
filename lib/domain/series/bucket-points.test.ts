import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketPoints } from './bucket-points'

const range = { from: 0, to: 100_000, points: 5, stepMs: 10_000 }

describe('bucketPoints', () => {
  test('few samples are each for themselves, at their own time', () => {
    expect(bucketPoints([0, 10_400], [5, 7], range)).toEqual([
      { at: 0, point: { last: 5, min: 5, max: 5 } },
      { at: 10_400, point: { last: 7, min: 7, max: 7 } },
    ])
  })

  test('many share buckets, and the peak of each is kept', () => {
    const [first] = bucketPoints([0, 10_000, 20_000, 60_000], [1, 900, 3, 4], { ...range, points: 2 })
    expect(first?.point).toEqual({ last: 3, min: 1, max: 900 })
  })

  test('a time nobody watched is a gap', () => {
    expect(bucketPoints([0, 90_000], [5, 7], range).map((bucket) => bucket.point?.last ?? null)).toEqual([5, null, 7])
  })

  test('an unknown sample is a gap, not 0', () => {
    expect(bucketPoints([0], [Number.NaN], { ...range, points: 2 })[0]?.point).toBeNull()
  })

  test('no peak is ever lost, whatever the number of buckets', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 2, max: 300 }),
        (values, points) => {
          const times = values.map((_, n) => n * 10_000)
          const buckets = bucketPoints(times, values, { from: 0, to: values.length * 10_000, points, stepMs: 10_000 })
          expect(buckets.length).toBeLessThanOrEqual(points)
          expect(Math.max(...buckets.flatMap((b) => b.point?.max ?? []))).toBe(Math.max(...values))
          expect(Math.min(...buckets.flatMap((b) => b.point?.min ?? []))).toBe(Math.min(...values))
        },
      ),
    )
  })
})
