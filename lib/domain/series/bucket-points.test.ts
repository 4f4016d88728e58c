import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketPoints } from './bucket-points'

const range = { from: 0, to: 100_000, points: 5, stepMs: 10_000 }

describe('bucketPoints', () => {
  test('keeps the peak of a bucket', () => {
    const times = [0, 10_000, 20_000]
    const [first] = bucketPoints(times, [1, 900, 3], { ...range, points: 2 })
    expect(first?.point).toEqual({ last: 3, min: 1, max: 900 })
  })

  test('a time without a sample stays a gap', () => {
    const buckets = bucketPoints([0, 90_000], [5, 7], range)
    expect(buckets.map((bucket) => bucket.point?.last ?? null)).toEqual([5, null, null, null, 7])
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
