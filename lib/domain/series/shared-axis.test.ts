import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeriesPoints } from './packed-points'
import { rollUp } from './roll-up'
import { type AxisRange, onSharedAxis } from './shared-axis'

const range = { from: 0, to: 100_000, points: 5, spanMs: null, roundMs: 10_000 }

function samples(times: number[], last: number[]): SeriesPoints {
  return { times, metrics: [{ last, min: last, max: last }] }
}

function lastOf(series: readonly SeriesPoints[], of: AxisRange = range) {
  const axis = onSharedAxis(series, of)
  return { times: axis.times, values: axis.series.map(([metric]) => metric?.map((point) => point?.[0] ?? null)) }
}

describe('onSharedAxis', () => {
  test('few points are each for themselves, at their own time', () => {
    expect(onSharedAxis([samples([0, 10_400], [5, 7])], range)).toEqual({
      times: [0, 10_400],
      gaps: new Set(),
      series: [
        [
          [
            [5, 5, 5],
            [7, 7, 7],
          ],
        ],
      ],
    })
  })

  test('series share their times; one that has no point at a time has a gap there', () => {
    expect(lastOf([samples([0, 10_000], [1, 2]), samples([10_000], [8])])).toEqual({
      times: [0, 10_000],
      values: [
        [1, 2],
        [null, 8],
      ],
    })
  })

  test('many share buckets, and the peak of each is kept', () => {
    const { series } = onSharedAxis([samples([0, 10_000, 20_000, 30_000, 60_000], [1, 900, 2, 3, 4])], { ...range, points: 2 })
    expect(series).toEqual([[[[3, 1, 900], null, [4, 4, 4]]]])
  })

  test('of points that are ranges already the least and greatest count', () => {
    const points = { times: [0, 10_000, 20_000], metrics: [{ last: [5, 6, 7], min: [1, 6, 7], max: [50, 60, 7] }] }
    expect(onSharedAxis([points], { ...range, points: 2 }).series).toEqual([[[[7, 1, 60], null]]])
  })

  test('a time nobody watched is a gap', () => {
    const axis = onSharedAxis([samples([0, 90_000], [5, 7])], range)
    expect(axis.times).toEqual([0, 10_000, 80_000, 90_000])
    expect(axis.series[0]?.[0]?.map((point) => point?.[0] ?? null)).toEqual([5, null, null, 7])
    // What is drawn by its time, such as depth, knows which of them are nobody's.
    expect(axis.gaps).toEqual(new Set([10_000, 80_000]))
  })

  test('a bucket between two samples that follow each other is no gap, though it has none', () => {
    const times = Array.from({ length: 12 }, (_, n) => n * 10_000 + (n % 2) * 4_000)
    const axis = { from: 0, to: 119_000, points: 10, spanMs: null, roundMs: 10_000 }
    expect(
      lastOf(
        [
          samples(
            times,
            times.map(() => 5),
          ),
        ],
        axis,
      ).values,
    ).toEqual([Array.from({ length: 10 }, () => 5)])
  })

  test('an unknown sample is a gap, not 0', () => {
    expect(lastOf([samples([0], [Number.NaN])]).values).toEqual([[null]])
  })

  test('no peak is ever lost, whatever the number of points', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 2, max: 300 }),
        (values, points) => {
          const times = values.map((_, n) => n * 10_000)
          const axis = onSharedAxis([samples(times, values)], {
            from: 0,
            to: values.length * 10_000,
            points,
            spanMs: null,
            roundMs: 10_000,
          })
          const drawn = axis.series[0]?.[0] ?? []
          expect(drawn.length).toBeLessThanOrEqual(points)
          expect(Math.max(...drawn.flatMap((point) => point?.[2] ?? []))).toBe(Math.max(...values))
          expect(Math.min(...drawn.flatMap((point) => point?.[1] ?? []))).toBe(Math.min(...values))
        },
      ),
    )
  })

  test('a point is drawn where what it tells of ends, and the newest never beyond the range', () => {
    const minutes = { from: 0, to: 150_000, points: 5, spanMs: 60_000, roundMs: 10_000 }
    expect(lastOf([samples([0, 60_000, 120_000], [1, 2, 3])], minutes)).toEqual({ times: [60_000, 120_000, 150_000], values: [[1, 2, 3]] })
    const many = Array.from({ length: 12 }, (_, n) => n * 10_000)
    expect(lastOf([samples(many, many)], { ...range, to: 110_000, points: 4 })).toEqual({
      times: [30_000, 60_000, 90_000, 110_000],
      values: [[20_000, 50_000, 80_000, 110_000]],
    })
  })

  test('buckets stay where they are while the range moves on', () => {
    const times = Array.from({ length: 1_000 }, (_, n) => n * 10_000 + 3)
    const all = samples(times, times)
    const at = (now: number) =>
      onSharedAxis([all], { from: now - 3_600_000, to: now, points: 300, spanMs: null, roundMs: 10_000 }).times.slice(1, -1)
    const [before, after] = [at(9_000_003), at(9_020_003)]
    expect(before.length).toBeGreaterThan(200)
    expect(after.filter((time) => before.includes(time)).length).toBeGreaterThan(before.length - 4)
  })

  test.each([
    ['of a minute each', 60_000, 120_000],
    ['of ten minutes each', 600_000, 1_200_000],
  ])('two spans without anybody watching are a gap wherever they begin, in points %s', (_, spanMs, awayMs) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: spanMs - 1 }), (offset) => {
        const [away, back] = [20 * spanMs + offset, 20 * spanMs + offset + awayMs]
        const times = Array.from({ length: 40 * (spanMs / 10_000) }, (_, n) => n * 10_000).filter((at) => at < away || at >= back)
        const spans = rollUp(samples(times, times), spanMs)
        const { values } = lastOf([spans], { from: 0, to: 40 * spanMs, points: 300, spanMs, roundMs: 10_000 })
        expect(values[0]).toContain(null)
      }),
    )
  })

  test('a gap between two buckets that both know something is not drawn over', () => {
    const times = Array.from({ length: 60 }, (_, n) => n * 10_000).filter((at) => at < 225_000 || at >= 285_000)
    const { times: axis, values } = lastOf([samples(times, times)], { from: 0, to: 600_000, points: 20, spanMs: null, roundMs: 10_000 })
    expect(values[0]).toContain(null)
    expect(axis).toEqual(axis.toSorted((a, b) => a - b))
    expect(new Set(axis).size).toBe(axis.length)
  })

  test('ends with the newest look, until the next one is overdue', () => {
    const times = Array.from({ length: 60 }, (_, n) => n * 10_000)
    const ends = (to: number) => {
      const { times: axis, values } = lastOf([samples(times, times)], { from: 0, to, points: 50, spanMs: null, roundMs: 10_000 })
      return [axis.at(-1), values[0]?.at(-1)]
    }
    expect(ends(590_000)).toEqual([590_000, 590_000])
    expect(ends(601_000)).toEqual([600_000, 590_000])
    expect(ends(612_000)).toEqual([600_000, 590_000])
    expect(ends(630_000)).toEqual([630_000, null])
  })
})
