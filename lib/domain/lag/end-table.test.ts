import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EndTable, writtenAt } from './end-table'

const points = [
  { atMs: 0, end: 100n },
  { atMs: 10_000, end: 200n },
  { atMs: 50_000, end: 200n },
  { atMs: 60_000, end: 300n },
]

describe('writtenAt', () => {
  test.each<[string, bigint, string, number]>([
    ['the end', 300n, 'at-end', 60_000],
    ['half way between two points', 150n, 'between', 5_000],
    ['a flat run: its later time', 200n, 'between', 50_000],
    ['the oldest point', 100n, 'between', 0],
    ['before the history: at the rate of all of it', 40n, 'before-history', -18_000],
    ['beyond the end', 310n, 'beyond-end', 63_000],
  ])('%s', (_, committed, kind, atMs) => {
    expect(writtenAt(points, committed)).toEqual({ kind, atMs })
  })

  test('cannot tell from one point, nor from one offset', () => {
    expect(writtenAt([], 5n)).toEqual({ kind: 'too-few', atMs: null })
    expect(writtenAt(points.slice(0, 1), 99n)).toEqual({ kind: 'too-few', atMs: null })
    expect(writtenAt(points.slice(0, 1), 100n).kind).toBe('at-end')
    expect(writtenAt(points.slice(1, 3), 150n)).toEqual({ kind: 'no-rate', atMs: null })
    expect(writtenAt(points.slice(1, 3), 250n)).toEqual({ kind: 'no-rate', atMs: null })
  })

  test('is exact where offsets are beyond what a number holds', () => {
    const far = 2n ** 62n
    expect(
      writtenAt(
        [
          { atMs: 0, end: far },
          { atMs: 1_000, end: far + 10n },
        ],
        far + 5n,
      ).atMs,
    ).toBe(500)
  })

  const arrivals = fc.array(fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: -2, max: 30 })), { minLength: 1, maxLength: 60 })
  const tableOf = (steps: readonly (readonly [number, number])[], limit: number) => {
    const table = new EndTable(limit)
    let [atMs, end] = [1_000, 1_000]
    const outcomes = steps.map(([ms, records]) => table.add({ atMs: (atMs += ms), end: BigInt((end += records)) }))
    return { table, outcomes }
  }

  test('a commit between two points lies between their times; one further on is never earlier', () => {
    fc.assert(
      fc.property(arrivals, fc.nat(1_000), fc.nat(1_000), (steps, a, b) => {
        const { points: kept } = tableOf(steps, 40).table
        const [oldest, newest] = [kept[0], kept.at(-1)]
        if (!oldest || !newest) return
        const inside = [a, b].toSorted((x, y) => x - y).map((at) => oldest.end + (BigInt(at) * (newest.end - oldest.end)) / 1_000n)
        const times = inside.map((committed) => writtenAt(kept, committed).atMs ?? oldest.atMs)
        expect(times.every((atMs) => atMs >= oldest.atMs && atMs <= newest.atMs)).toBe(true)
        expect(times[0]).toBeLessThanOrEqual(times[1] ?? 0)
      }),
    )
  })

  test('the table rises, has no run of three, and never exceeds its limit', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 2, max: 10 }), (steps, limit) => {
        const { table, outcomes } = tableOf(steps, limit)
        expect(outcomes[0]).toBe('inserted')
        expect(table.points.length).toBe(Math.min(limit, outcomes.filter((outcome) => outcome === 'inserted').length))
        for (const [index, point] of table.points.entries()) {
          const [one, two] = [table.points[index + 1], table.points[index + 2]]
          if (one) expect(one.atMs > point.atMs && one.end >= point.end).toBe(true)
          if (two) expect(two.end > point.end).toBe(true)
        }
      }),
    )
  })
})
