import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flagsOf } from './flags'

const AXIS = { from: 0, to: 1000 }
const mark = (at: number) => ({ id: String(at), at })

test('marks are numbered in the order they happened', () => {
  expect(flagsOf([mark(700), mark(100)], AXIS)).toEqual([
    { number: 1, at: 100, marks: [mark(100)] },
    { number: 2, at: 700, marks: [mark(700)] },
  ])
})

test('what is beside the axis has no flag', () => {
  expect(flagsOf([mark(-1), mark(1001)], AXIS)).toEqual([])
})

test('marks that cannot be told apart share a flag, and none is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 200 }), (times) => {
      const flags = flagsOf(times.map(mark), AXIS)
      expect(flags.length).toBeLessThanOrEqual(12)
      expect(flags.flatMap(({ marks }) => marks.map(({ at }) => at))).toEqual(times.toSorted((a, b) => a - b))
      for (const [index, flag] of flags.entries()) expect(flag.at - (flags[index - 1]?.at ?? -Infinity)).toBeGreaterThanOrEqual(20)
    }),
  )
})
