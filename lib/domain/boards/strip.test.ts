import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CELL_MS } from './ledger'
import { stripOf } from './strip'

const START = Date.UTC(2026, 10, 17, 12)
const MINUTE = 60_000

function stateOf(keptMs: number, closeMs: number, missedMs: number, lengthMs = CELL_MS) {
  const cell = { start: START, keptMs, closeMs, missedMs, worstSeconds: 1, worstAt: START }
  return stripOf(new Map([[START, cell]]), START, START + lengthMs)[0]?.state
}

test('a missed time is never hidden, however little is known of the rest', () => {
  expect(stateOf(0, 0, 7 * MINUTE)).toBe('missed')
  const parts = fc.tuple(fc.nat(CELL_MS), fc.nat(CELL_MS), fc.nat(CELL_MS)).filter((all) => all.reduce((a, b) => a + b) <= CELL_MS)
  fc.assert(
    fc.property(parts, ([kept, close, missed]) => {
      const state = stateOf(kept, close, missed)
      expect(state === 'missed').toBe(missed > 0)
      if (missed === 0) expect(state === 'unknown').toBe((kept + close) * 2 < CELL_MS)
    }),
  )
})

test('a cell has the worst state there was in it; of an open one what is over counts', () => {
  expect(stateOf(CELL_MS - 1, 1, 0)).toBe('close')
  expect(stateOf(MINUTE, 0, 0, 2 * MINUTE)).toBe('kept')
  expect(stateOf(MINUTE, 0, 0)).toBe('unknown')
})
