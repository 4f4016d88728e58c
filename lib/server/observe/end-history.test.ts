import { expect, test } from 'vitest'
import { EndHistory } from './end-history'

const SECOND = 1_000

/** Rounds of a topic of one partition: when each was, and the end it read; the same end read again is `same`, no answer is null. */
function historyOf(rounds: readonly (readonly [atMs: number, end: bigint | 'same' | null])[]): EndHistory {
  const history = new EndHistory()
  let ends = BigInt64Array.of(0n)
  let readAt = Float64Array.of(Number.NaN)
  for (const [atMs, end] of rounds) {
    if (end !== null) readAt = Float64Array.of(atMs)
    if (typeof end === 'bigint') ends = BigInt64Array.of(end)
    history.beginRound(atMs)
    history.record('orders', atMs, ends, readAt)
  }
  return history
}

test('rounds that nobody answered invent no end: what was written meanwhile is spread over the time it took', () => {
  const minutes = Array.from({ length: 60 }, (_, n) => [10 * SECOND * (n + 2), null] as const)
  const history = historyOf([[0, 0n], [10 * SECOND, 1_000n], ...minutes, [620 * SECOND, 62_000n]])
  expect(history.secondsBehind('orders', 0, 2_000n, 620 * SECOND)).toBeCloseTo(600, 0)
})

test('a topic that nobody writes to is two samples, however long', () => {
  const still = Array.from({ length: 300 }, (_, n) => [10 * SECOND * (n + 1), 'same'] as const)
  const history = historyOf([[0, 5n], ...still, [3_010 * SECOND, 15n]])
  expect(history.secondsBehind('orders', 0, 10n, 3_010 * SECOND)).toBeCloseTo(5, 5)
  expect(history.newest('orders', 0, 10)).toEqual([5n, 5n, 15n])
})

test('older rounds are thinned out, the newest are all kept', () => {
  const history = historyOf(Array.from({ length: 200 }, (_, n) => [10 * SECOND * n, BigInt(n)] as const))
  expect(history.newest('orders', 0, 10)).toEqual(Array.from({ length: 10 }, (_, n) => BigInt(190 + n)))
  expect(history.secondsBehind('orders', 0, 20n, 1_990 * SECOND)).toBeCloseTo(1_790, 0)
})

test('what was committed before the watching began is of unknown age, and so is what was never read', () => {
  const history = historyOf([
    [0, 100n],
    [10 * SECOND, 200n],
  ])
  expect(history.secondsBehind('orders', 0, 99n, 10 * SECOND)).toBeNull()
  expect(history.secondsBehind('orders', 1, 1n, 10 * SECOND)).toBeNull()
  expect(history.secondsBehind('payments', 0, 1n, 10 * SECOND)).toBeNull()
  expect(history.secondsBehind('orders', 0, 200n, 10 * SECOND)).toBe(0)
})
