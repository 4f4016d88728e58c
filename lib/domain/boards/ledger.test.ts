import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptOf } from './kept'
import { type Sample, knownSpans } from './known-span'
import { CELL_MS, DAY_CELLS, type Ledger, addCell, addSpan, cellStart, lastCellsStart, timeBetween, worstCell } from './ledger'
import { stripOf } from './strip'
import { targetState } from './target-state'

const NOON = Date.UTC(2026, 10, 17, 12)
const SECOND = 1_000
const MINUTE = 60 * SECOND
const ROUND = 10 * SECOND
const TARGET = 60

function ledgerOf(samples: readonly Sample[], targetSeconds = TARGET): Ledger {
  const ledger: Ledger = new Map()
  for (const span of knownSpans(samples, ROUND)) addSpan(ledger, span, targetSeconds)
  return ledger
}

/** A sample each round from NOON on. */
function rounds(...seconds: (number | null)[]): Sample[] {
  return seconds.map((value, index) => ({ at: NOON + index * ROUND, seconds: value }))
}

function totalOf(ledger: Ledger) {
  return timeBetween(ledger.values(), 0, Number.POSITIVE_INFINITY)
}

describe('a sample', () => {
  test('speaks for the time since the one before it', () => {
    expect(totalOf(ledgerOf(rounds(5, 61, 50, 5)))).toEqual({ keptMs: ROUND, closeMs: ROUND, missedMs: ROUND })
  })

  test('that is the first, or unknown, speaks for none', () => {
    expect(ledgerOf(rounds(5))).toEqual(new Map())
    expect(totalOf(ledgerOf(rounds(5, null, 5)))).toEqual({ keptMs: ROUND, closeMs: 0, missedMs: 0 })
  })

  test.each([
    [2.5, 25 * SECOND],
    [2.6, 0],
  ])('%s rounds after the one before speaks for %s ms', (apart, known) => {
    const samples = [
      { at: NOON, seconds: 1 },
      { at: NOON + apart * ROUND, seconds: 1 },
    ]
    expect(totalOf(ledgerOf(samples)).keptMs).toBe(known)
  })

  test('that spans two quarters of an hour counts in each for its part', () => {
    const ledger = ledgerOf([
      { at: NOON + CELL_MS - 4 * SECOND, seconds: 1 },
      { at: NOON + CELL_MS + 6 * SECOND, seconds: 70 },
    ])
    expect([...ledger.values()].map(({ start, missedMs }) => [start, missedMs])).toEqual([
      [NOON, 4 * SECOND],
      [NOON + CELL_MS, 6 * SECOND],
    ])
  })
})

test('the worst of a cell is told with its first time', () => {
  expect(ledgerOf(rounds(1, 50, 90, 90, 3)).get(NOON)).toMatchObject({ worstSeconds: 90, worstAt: NOON + 2 * ROUND })
  const ledger = ledgerOf(rounds(1, 50, 90))
  addCell(ledger, { start: NOON, keptMs: 0, closeMs: 0, missedMs: ROUND, worstSeconds: 91, worstAt: NOON + MINUTE })
  expect(worstCell(ledger.values(), NOON, NOON + 1)).toMatchObject({ worstSeconds: 91, worstAt: NOON + MINUTE, missedMs: 2 * ROUND })
  expect(worstCell(ledger.values(), NOON + 1, NOON + CELL_MS)).toBeNull()
})

test('the last 24 hours are 96 cells, the open one among them', () => {
  for (const now of [NOON, NOON + 1, NOON + CELL_MS - 1, NOON + CELL_MS]) {
    const from = lastCellsStart(now, DAY_CELLS)
    const strip = stripOf(new Map(), from, now)
    expect(strip).toHaveLength(DAY_CELLS)
    expect(now - (strip.at(-1)?.from ?? 0)).toBeGreaterThan(0)
    expect(now - (strip.at(-1)?.from ?? 0)).toBeLessThanOrEqual(CELL_MS)
  }
})

describe('what is counted agrees with a count by hand', () => {
  const steps = fc.array(
    fc.record({
      seconds: fc.constantFrom(8, 9, 10, 10, 10, 11, 25, 26, 40, 300),
      behind: fc.oneof(fc.constant(null), fc.constantFrom(0, 47.9, 48, 60, 60.1, 500), fc.integer({ min: 0, max: 120 })),
    }),
    { maxLength: 200 },
  )
  const begun = fc.integer({ min: 0, max: 2_000 })

  function samplesOf(start: number, list: readonly { seconds: number; behind: number | null }[]): Sample[] {
    let at = NOON + start * SECOND
    return list.map(({ seconds, behind }) => {
      at += seconds * SECOND
      return { at, seconds: behind }
    })
  }

  /** Second by second: which sample speaks for it? */
  function countByHand(samples: readonly Sample[], from: number, to: number) {
    const count = { kept: 0, close: 0, missed: 0, unknown: 0 }
    for (let second = from; second < to; second += SECOND) {
      const index = samples.findIndex(({ at }) => at > second)
      const [before, sample] = [samples[index - 1], samples[index]]
      const speaks = before !== undefined && sample !== undefined && sample.at - before.at <= 2.5 * ROUND
      count[speaks ? targetState(sample.seconds, TARGET) : 'unknown'] += 1
    }
    return count
  }

  test('over any quarters of an hour', () => {
    fc.assert(
      fc.property(begun, steps, fc.nat(3), fc.integer({ min: 1, max: 4 }), (start, list, first, cells) => {
        const samples = samplesOf(start, list)
        const [from, to] = [NOON + first * CELL_MS, NOON + (first + cells) * CELL_MS]
        const counted = countByHand(samples, from, to)
        const kept = keptOf(timeBetween(ledgerOf(samples).values(), from, to), to - from)
        expect(kept.keptSeconds).toBe(counted.kept + counted.close)
        expect(kept.missedSeconds).toBe(counted.missed)
        expect(kept.unknownSeconds).toBe(counted.unknown)
        const known = counted.kept + counted.close + counted.missed
        expect(kept.percent).toBe(known === 0 ? null : (100 * (counted.kept + counted.close)) / known)
      }),
    )
  })

  test('and so does each cell of the strip', () => {
    fc.assert(
      fc.property(begun, steps, (start, list) => {
        const samples = samplesOf(start, list)
        const to = (samples.at(-1)?.at ?? NOON) + SECOND
        for (const { from, state } of stripOf(ledgerOf(samples), NOON, to)) {
          const { unknown, missed, close, kept } = countByHand(samples, from, Math.min(to, from + CELL_MS))
          const known = missed + close + kept
          expect(state).toBe(missed > 0 ? 'missed' : known === 0 || unknown > known ? 'unknown' : close > 0 ? 'close' : 'kept')
        }
      }),
    )
  })

  test('in whatever pieces it was written', () => {
    fc.assert(
      fc.property(begun, steps, fc.nat(200), (start, list, cut) => {
        const spans = knownSpans(samplesOf(start, list), ROUND)
        const whole: Ledger = new Map()
        const [one, other]: [Ledger, Ledger] = [new Map(), new Map()]
        for (const [index, span] of spans.entries()) {
          addSpan(whole, span, TARGET)
          addSpan(index < cut ? one : other, span, TARGET)
        }
        for (const cell of other.values()) addCell(one, cell)
        expect(one).toEqual(whole)
      }),
    )
  })
})

test('a cell begins at its quarter of an hour', () => {
  expect(cellStart(NOON + CELL_MS - 1)).toBe(NOON)
  expect(cellStart(NOON + CELL_MS)).toBe(NOON + CELL_MS)
})
