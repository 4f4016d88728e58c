import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SeriesPoints } from './packed-points'
import { concatPoints, joinPoints, pointsBetween, rollUp } from './roll-up'

const MINUTE = 60_000

function samples(times: number[], ...columns: number[][]): SeriesPoints {
  return { times, metrics: columns.map((last) => ({ last, min: last, max: last })) }
}

describe('rollUp', () => {
  test('a span has its last known value, its least and its greatest', () => {
    const rolled = rollUp(samples([1_000, 11_000, 21_000, 61_000], [3, 900, Number.NaN, 7], [1, 2, 3, Number.NaN]), MINUTE)
    expect(rolled).toEqual({
      times: [0, MINUTE],
      metrics: [
        { last: [900, 7], min: [3, 7], max: [900, 7] },
        { last: [3, Number.NaN], min: [1, Number.NaN], max: [3, Number.NaN] },
      ],
    })
  })

  test('a span nobody watched has no point', () => {
    expect(rollUp(samples([0, 5 * MINUTE], [1, 2]), MINUTE).times).toEqual([0, 5 * MINUTE])
  })

  test('no peak is lost, and rolling up twice is rolling up once', () => {
    const series = fc.array(fc.tuple(fc.integer({ min: 1, max: 200_000 }), fc.oneof(fc.constant(Number.NaN), fc.nat(1e9))), {
      minLength: 1,
    })
    fc.assert(
      fc.property(series, (steps) => {
        let at = 0
        const points = samples(
          steps.map(([step]) => (at += step)),
          steps.map(([, value]) => value),
        )
        const minutes = rollUp(points, MINUTE)
        const known = (values: readonly number[]) => values.filter((value) => !Number.isNaN(value))
        const [was, is] = [points.metrics[0], minutes.metrics[0]]
        expect(Math.max(...known(is?.max ?? []))).toBe(Math.max(...known(was?.last ?? [])))
        expect(Math.min(...known(is?.min ?? []))).toBe(Math.min(...known(was?.last ?? [])))
        expect(rollUp(minutes, 10 * MINUTE)).toEqual(rollUp(points, 10 * MINUTE))
      }),
    )
  })
})

describe('concatPoints', () => {
  test('is what joining one after the other is', () => {
    const parts = [samples([1, 2], [1, 2]), { times: [3], metrics: [{ last: [3], min: [0], max: [9] }] }, samples([4], [4], [5])]
    expect(concatPoints(parts)).toEqual(parts.reduce(joinPoints))
    expect(concatPoints([])).toEqual({ times: [], metrics: [] })
  })

  test('samples stay samples', () => {
    const [metric] = concatPoints([samples([1], [1]), samples([2], [2])]).metrics
    expect(metric?.min).toBe(metric?.last)
  })
})

describe('joinPoints', () => {
  test('from where the newer begins on its word counts', () => {
    expect(joinPoints(samples([1, 2, 3], [1, 2, 3]), samples([3, 4], [30, 40]))).toEqual(samples([1, 2, 3, 4], [1, 2, 30, 40]))
  })

  test('samples stay samples', () => {
    const [metric] = joinPoints(samples([1], [1]), samples([2], [2])).metrics
    expect(metric?.min).toBe(metric?.last)
  })

  test('what the newer does not know leaves the older as it was', () => {
    const unknown = samples([1, 2, 3], [Number.NaN, Number.NaN, 30])
    expect(joinPoints(samples([1, 2], [1, 2]), unknown)).toEqual(samples([1, 2, 3], [1, 2, 30]))
    // After the older's end nothing else tells of it.
    expect(joinPoints(samples([1], [1]), samples([2], [Number.NaN]))).toEqual(samples([1, 2], [1, Number.NaN]))
  })

  test('a metric the older did not have is unknown there', () => {
    expect(joinPoints(samples([1], [1]), samples([2], [2], [5])).metrics[1]?.last).toEqual([Number.NaN, 5])
  })
})

test('pointsBetween takes what lies at or after the one and before the other', () => {
  expect(pointsBetween(samples([1, 2, 3, 4], [1, 2, 3, 4]), 2, 4)).toEqual(samples([2, 3], [2, 3]))
})
