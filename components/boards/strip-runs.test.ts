import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TargetState } from '@/lib/contract/boards'
import { stateRuns, stripRuns } from './strip-runs'

const cell = fc.record({
  from: fc.constant('2026-11-20T07:30:00.000Z'),
  state: fc.constantFrom(...TargetState.options),
  worstSeconds: fc.constant(null),
})

it('draws every cell once and in its place, and no two unknown ones side by side', () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 96 }), (cells) => {
      const runs = stripRuns(cells)
      expect(runs.flatMap(({ state, length }) => Array.from({ length }, () => state))).toEqual(cells.map(({ state }) => state))
      runs.forEach(({ state, length }, at) => {
        if (state === 'unknown') expect(runs[at + 1]?.state).not.toBe('unknown')
        else expect(length).toBe(1)
      })
    }),
  )
})

const CELL_MS = 900_000
const times = fc
  .array(fc.record({ state: fc.constantFrom(...TargetState.options), worstSeconds: fc.option(fc.nat(900)) }), { maxLength: 96 })
  .map((cells) => cells.map((one, index) => ({ ...one, from: new Date(index * CELL_MS).toISOString() })))

it('tells every cell once, from when to when, with the worst there was', () => {
  fc.assert(
    fc.property(times, (cells) => {
      const runs = stateRuns(cells, CELL_MS)
      expect(runs.flatMap(({ from, to, state }) => Array.from({ length: (to - from) / CELL_MS }, () => state))).toEqual(
        cells.map(({ state }) => state),
      )
      runs.forEach(({ from, to, state, worstSeconds }, at) => {
        expect(runs[at + 1]?.state).not.toBe(state)
        expect(runs[at + 1]?.from ?? to).toBe(to)
        const known = cells.slice(from / CELL_MS, to / CELL_MS).flatMap((cell) => cell.worstSeconds ?? [])
        expect(worstSeconds).toBe(known.length === 0 ? null : Math.max(...known))
      })
    }),
  )
})
