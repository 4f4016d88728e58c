import { expect, test } from 'vitest'
import { figuresOf, lineOf } from './series'

const at = '2026-03-03T14:00:00.000Z'

test('the last value of each point is drawn, gaps stay gaps, and peaks are in the band', () => {
  expect(lineOf([[at, 7, 1, 900], null], [0, 1])).toEqual({ values: [7, null], band: [[1, 900], null] })
})

test('points that are one figure each have no band', () => {
  expect(lineOf([[at, 7, 7, 7], null], [0, 1])).toEqual({ values: [7, null] })
})

test('a history that is not there is unknown at every time', () => {
  expect(lineOf(undefined, [0, 1])).toEqual({ values: [null, null] })
})

test('a scale has room for every peak', () => {
  const line = lineOf([[at, 7, 1, 900], null], [0, 1])
  expect(Math.max(...[...figuresOf(line)].map(Number))).toBe(900)
})
