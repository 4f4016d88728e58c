import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secondsBehind } from './seconds-behind'

const points = [
  { atMs: 0, end: 100n },
  { atMs: 30_000, end: 400n },
  { atMs: 60_000, end: 400n },
  { atMs: 90_000, end: 1_000n },
]

describe('secondsBehind', () => {
  test.each([
    ['at the end', 1_000n, 0],
    ['beyond the end', 1_200n, 0],
    ['half way between two samples', 250n, 75],
    // The record at 400 is the next one written after a minute in which nothing was.
    ['where the topic stood still', 400n, 30],
    ['at the oldest sample', 100n, 90],
  ])('%s', (_, committed, seconds) => {
    expect(secondsBehind(points, committed, 90_000)).toBeCloseTo(seconds, 5)
  })

  test('before the history began it is unknown, not long', () => {
    expect(secondsBehind(points, 99n, 90_000)).toBeNull()
  })

  test('without any sample it is unknown', () => {
    expect(secondsBehind([], 5n, 0)).toBeNull()
  })

  test('a commit further on is never longer ago', () => {
    const series = fc.array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.bigInt({ min: 0n, max: 1_000n })), {
      minLength: 2,
      maxLength: 40,
    })
    fc.assert(
      fc.property(series, fc.bigInt({ min: 0n, max: 10_000n }), fc.bigInt({ min: 0n, max: 10_000n }), (steps, a, b) => {
        let atMs = 0
        let end = 0n
        const grown = steps.map(([ms, records]) => ({ atMs: (atMs += ms), end: (end += records) }))
        const [first, second] = a < b ? [a, b] : [b, a]
        const longer = secondsBehind(grown, first, atMs)
        const shorter = secondsBehind(grown, second, atMs)
        if (longer !== null) expect(shorter ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(longer)
      }),
    )
  })
})
