import { expect, test } from 'vitest'
import { alignLine } from './align'

const AXIS = [0, 10, 20, 30]

test('figures a little off the times of the axis stand at the nearest', () => {
  expect(alignLine({ values: [1, 2, 3] }, [1, 12, 29], AXIS).values).toEqual([1, 2, null, 3])
})

test('a gap stays one, with its band', () => {
  const line = { values: [1, null, 3], band: [[0, 5], null, [3, 9]] as const }
  expect(alignLine(line, [0, 10, 20], AXIS)).toEqual({ values: [1, null, 3, null], band: [[0, 5], null, [3, 9], null] })
})

test('without figures there is a gap at every time', () => {
  expect(alignLine({ values: [] }, [], AXIS).values).toEqual([null, null, null, null])
})
