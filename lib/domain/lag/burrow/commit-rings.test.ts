import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CommitRings, type WindowCommit, type WindowRules } from './commit-rings'

const RULES: WindowRules = { intervals: 4, minDistanceMs: 1_000 }
const commit = (offset: number, order: number, timestampMs: number) => ({
  offset: BigInt(offset),
  order: BigInt(order),
  timestampMs,
  observedAtMs: timestampMs + 7,
})
const filled = (rules: WindowRules, orders: readonly number[]) => {
  const rings = new CommitRings(rules)
  for (const order of orders) rings.add(0, commit(order * 10, order, order * 10_000), 1_000n)
  return rings
}
const orders = (rings: CommitRings) => rings.window(0).map((kept) => Number(kept.order))

describe('CommitRings', () => {
  test('keeps what it is given, with the lag of that moment', () => {
    const rings = new CommitRings(RULES)
    expect(rings.add(3, commit(40, 1, 5_000), 100n)).toBe('appended')
    expect(rings.window(3)).toEqual([{ offset: 40n, order: 1n, timestampMs: 5_000, observedAtMs: 5_007, lag: 60n }])
    expect(rings.last(3)).toEqual(rings.window(3)[0])
    expect(rings.partitions()).toEqual([3])
    expect(rings.window(2)).toEqual([])
    expect(rings.last(9)).toBeNull()
  })

  test('a commit ahead of the end has no lag; without an end the lag is unknown, not 0', () => {
    const rings = new CommitRings(RULES)
    rings.add(0, commit(150, 1, 0), 100n)
    rings.add(0, commit(160, 2, 10_000), null)
    expect(rings.window(0).map((kept) => kept.lag)).toEqual([0n, null])
  })

  test('a steady fast committer still opens a slot every min-distance', () => {
    const rings = new CommitRings(RULES)
    const outcomes = Array.from({ length: 12 }, (_, n) => rings.add(0, commit(n, n, n * 250), 100n))
    expect(outcomes.slice(0, 5)).toEqual(['appended', 'replaced', 'replaced', 'replaced', 'appended'])
    expect(rings.window(0).map((kept) => [kept.timestampMs, kept.offset, kept.observedAtMs])).toEqual([
      [0, 3n, 757],
      [1_000, 7n, 1_757],
      [2_000, 11n, 2_757],
    ])
  })

  test('a clock that goes back counts as too soon, even without a min-distance', () => {
    const rings = new CommitRings({ intervals: 4, minDistanceMs: 0 })
    rings.add(0, commit(1, 1, 5_000), 10n)
    expect(rings.add(0, commit(2, 2, 5_000), 10n)).toBe('appended')
    expect(rings.add(0, commit(3, 3, 4_999), 10n)).toBe('replaced')
    expect(rings.last(0)).toMatchObject({ offset: 3n, timestampMs: 5_000, lag: 7n })
  })

  test.each<[string, number[], number, string, number[]]>([
    ['behind the newest of a full ring lets the oldest go', [10, 20, 30, 40], 35, 'inserted', [20, 30, 35, 40]],
    ['behind the oldest of a full ring takes its place', [10, 20, 30, 40], 15, 'inserted', [15, 20, 30, 40]],
    ['older than all of a full ring is ignored', [10, 20, 30, 40], 5, 'ignored', [10, 20, 30, 40]],
    ['older than all takes the blank in front', [20, 30, 40], 10, 'inserted', [10, 20, 30, 40]],
    ['between two where there is room', [10, 30], 20, 'inserted', [10, 20, 30]],
    ['a known position is ignored', [10, 20], 10, 'ignored', [10, 20]],
  ])('out of order: %s', (_, stored, order, outcome, after) => {
    const rings = filled(RULES, stored)
    expect(rings.add(0, commit(order * 10, order, order * 10_000), 1_000n)).toBe(outcome)
    expect(orders(rings)).toEqual(after)
    if (outcome === 'inserted') expect(rings.window(0).find((kept) => Number(kept.order) === order)?.lag).toBeNull()
  })

  test('out of order and too soon after the one before it takes its slot and its time', () => {
    const rings = filled(RULES, [10, 20, 30])
    expect(rings.add(0, commit(222, 25, 200_999), 1_000n)).toBe('inserted')
    expect(rings.window(0)[1]).toMatchObject({ offset: 222n, order: 25n, timestampMs: 200_000, lag: null })
    expect(orders(rings)).toEqual([10, 25, 30])
  })

  test('what takes the place of the oldest of a full ring keeps its own time', () => {
    const rings = filled(RULES, [10, 20, 30, 40])
    rings.add(0, commit(111, 15, 100_500), 1_000n)
    expect(rings.window(0)[0]).toMatchObject({ order: 15n, timestampMs: 100_500 })
  })

  test('is sorted by position, never longer than the rules, and holds the newest, in whatever order commits come', () => {
    const arrivals = fc.array(fc.tuple(fc.nat(8), fc.nat(60), fc.nat(100_000)), { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 6 }), (all, intervals) => {
        const rings = new CommitRings({ intervals, minDistanceMs: 0 })
        const newest = new Map<number, bigint>()
        for (const [partition, order, timestampMs] of all) {
          rings.add(partition, commit(order, order, timestampMs), 60n)
          if (BigInt(order) > (newest.get(partition) ?? -1n)) newest.set(partition, BigInt(order))
        }
        expect(rings.partitions()).toEqual([...newest.keys()].toSorted((a, b) => a - b))
        for (const [partition, order] of newest) {
          const window = rings.window(partition)
          expect(window.length).toBeLessThanOrEqual(intervals)
          expect(window.every((kept, n) => n === 0 || (window[n - 1] as WindowCommit).order < kept.order)).toBe(true)
          expect(rings.last(partition)?.order).toBe(order)
          expect(window.at(-1)).toEqual(rings.last(partition))
        }
      }),
    )
  })

  test('partitions do not disturb each other while the buffer grows', () => {
    const rings = new CommitRings(RULES)
    for (let round = 0; round < 3; round += 1) {
      for (const partition of [57, 3, 400, 12, 0]) rings.add(partition, commit(partition * 10 + round, round, round * 5_000), 9_999n)
    }
    for (const partition of rings.partitions()) {
      expect(rings.window(partition).map((kept) => kept.offset)).toEqual([0, 1, 2].map((round) => BigInt(partition * 10 + round)))
    }
    expect(rings.partitions()).toEqual([0, 3, 12, 57, 400])
  })

  test('a forgotten partition begins anew, positions known before included', () => {
    const rings = filled(RULES, [10, 20, 30, 40])
    rings.add(1, commit(7, 1, 0), 10n)
    rings.forget(0)
    rings.forget(99)
    expect([rings.window(0), rings.last(0), rings.partitions()]).toEqual([[], null, [1]])
    expect(rings.add(0, commit(5, 20, 0), 10n)).toBe('appended')
    expect(orders(rings)).toEqual([20])
  })

  test('40,000 partitions of 10 commits, 20 to a topic, stay under 20 MB', () => {
    const rings = new CommitRings({ intervals: 10, minDistanceMs: 0 })
    for (let partition = 0; partition < 20; partition += 1) rings.add(partition, commit(1, 1, 1), 1n)
    // What V8 needs for three views, their buffers and the object is about a kilobyte.
    expect((rings.byteLength + 1_024) * 2_000).toBeLessThan(20_000_000)
  })

  test('a rule without room for a commit, or a partition that is none, is a mistake of the caller', () => {
    expect(() => new CommitRings({ intervals: 0, minDistanceMs: 0 })).toThrow(RangeError)
    expect(() => new CommitRings(RULES).add(-1, commit(1, 1, 1), 1n)).toThrow(RangeError)
  })
})
