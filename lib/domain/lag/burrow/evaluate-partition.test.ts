import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WindowCommit } from './commit-rings'
import { type PartitionFacts, evaluatePartition } from './evaluate-partition'

/** A commit every 10 s, from second 0 on. */
const windowOf = (offsets: readonly number[], lags: readonly (number | null)[]): WindowCommit[] =>
  offsets.map((offset, n) => {
    const lag = lags[n] ?? null
    return {
      offset: BigInt(offset),
      order: BigInt(n),
      timestampMs: n * 10_000,
      observedAtMs: n * 10_000,
      lag: lag === null ? null : BigInt(lag),
    }
  })
const facts = (change: Partial<PartitionFacts>): PartitionFacts => ({
  window: windowOf([10, 20, 30], [5, 6, 7]),
  intervals: 3,
  brokerEnds: [37n],
  currentLag: 7n,
  nowSeconds: 25,
  allowedLag: 0n,
  minimumComplete: 0,
  ...change,
})

describe('evaluatePartition', () => {
  test.each<[string, Partial<PartitionFacts>, string, number, Record<string, string | number>]>([
    ['nobody committed', { window: [], intervals: 0, currentLag: 0n }, 'OK', 1, { commits: 0, intervals: 0 }],
    ['an owner, no commit', { window: [], currentLag: 0n }, 'OK', 1, { commits: 0, intervals: 3 }],
    ['too few commits', { intervals: 6, minimumComplete: 0.6 }, 'OK', 2, { commits: 3, intervals: 6, complete: 0.5, minimumComplete: 0.6 }],
    ['caught up, however long ago', { currentLag: 2n, allowedLag: 2n, nowSeconds: 9_999 }, 'OK', 3, { currentLag: '2', allowedLag: '2' }],
    [
      'silent for longer than the window spans',
      { nowSeconds: 41 },
      'STOP',
      4,
      { silentMs: 21_000, spanMs: 20_000, committed: '30', lowestEnd: '37', currentLag: '7' },
    ],
    [
      'went back and did not return',
      { window: windowOf([30, 40, 20, 39], [5, 5, 5, 0]) },
      'REWIND',
      5,
      { from: '40', to: '20', committed: '39', timestampMs: 20_000 },
    ],
    [
      'was caught up within the window',
      { window: windowOf([10, 20, 30], [5, 0, 7]) },
      'OK',
      6,
      { lag: '0', allowedLag: '0', committed: '20', timestampMs: 10_000 },
    ],
    [
      'commits the same offset',
      { window: windowOf([30, 30, 30], [5, 6, 7]) },
      'STALL',
      7,
      { committed: '30', commits: 3, silentMs: 5_000, spanMs: 20_000, currentLag: '7' },
    ],
    [
      'lag never fell',
      {},
      'WARN',
      8,
      { firstLag: '5', lastLag: '7', knownLags: 3, commits: 3, silentMs: 5_000, spanMs: 20_000, currentLag: '7' },
    ],
    ['lag fell once', { window: windowOf([10, 20, 30], [5, 4, 7]) }, 'OK', 9, { lagBefore: '5', lagAfter: '4', currentLag: '7' }],
  ])('%s', (_, change, status, rule, figures) => {
    expect(evaluatePartition(facts(change))).toMatchObject({ status, rule, figures })
  })

  test('just as long silent as the window spans is not stopped, nor is one whose end was reached lately', () => {
    expect(evaluatePartition(facts({ nowSeconds: 40 })).status).toBe('WARN')
    expect(evaluatePartition(facts({ nowSeconds: 41, brokerEnds: [30n, 37n] })).status).toBe('WARN')
  })

  test('completeness is a float32, and the threshold is compared as one', () => {
    expect(evaluatePartition(facts({ intervals: 10 })).complete).toBe(Math.fround(0.3))
    expect(evaluatePartition(facts({ intervals: 10, minimumComplete: 0.3 })).rule).toBe(8)
    expect(evaluatePartition(facts({ window: [], intervals: 10, currentLag: 0n })).complete).toBe(Math.fround(0.1))
  })

  test('nothing is wrong with a partition whose lag is allowed, and what is wrong always has lag', () => {
    const commits = fc.array(fc.tuple(fc.nat(50), fc.option(fc.nat(20))), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(commits, fc.nat(20), fc.nat(10), fc.nat(200), (all, lag, allowed, nowSeconds) => {
        const window = windowOf(
          all.map(([offset]) => offset),
          all.map(([, known]) => known),
        )
        const { status, rule, start, end } = evaluatePartition(
          facts({ window, intervals: 8, currentLag: BigInt(lag), allowedLag: BigInt(allowed), nowSeconds }),
        )
        if (lag <= allowed) expect([status, rule]).toEqual(['OK', 3])
        expect([start, end]).toEqual([window[0], window.at(-1)])
        const byRule = { 4: 'STOP', 5: 'REWIND', 7: 'STALL', 8: 'WARN' } as Record<number, string>
        expect(status).toBe(byRule[rule] ?? 'OK')
      }),
    )
  })
})
