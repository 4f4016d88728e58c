import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TargetState } from '@/lib/contract/boards'
import { stripRuns } from './strip-runs'

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
