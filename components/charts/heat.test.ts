import { expect, test } from 'vitest'
import { deepest, heatEdges, heatRuns } from './heat'

const EDGES = [0, 0.25, 0.5, 0.75, 1]

test('neighbours of one level are one stretch', () => {
  expect(heatRuns([0, 0, 3, 3], EDGES)).toEqual([
    { from: 0, to: 0.5, level: 0 },
    { from: 0.5, to: 1, level: 3 },
  ])
})

test('what is not known is empty, and nothing is drawn over it', () => {
  expect(heatRuns([2, null, 2, null], EDGES)).toEqual([
    { from: 0, to: 0.25, level: 2 },
    { from: 0.5, to: 0.75, level: 2 },
  ])
})

test('a figure tells of the time since the one before it and never beyond the axis', () => {
  expect(heatEdges({ from: 0, to: 100, times: [10, 30, 90] })).toEqual([0, 0.1, 0.3, 0.9])
  expect(heatEdges({ from: 0, to: 100, times: [40, 60] })).toEqual([0.2, 0.4, 0.6])
  expect(heatEdges({ from: 0, to: 100, times: [] })).toEqual([])
})

test('of too many rows those are kept that were deepest, in their own order', () => {
  const line = (id: string, ...levels: (number | null)[]) => ({ id, label: id, levels })
  const lines = [line('a', 1, 1, 1), line('b', 0, 5, null), line('c', 0, 0, 0), line('d', 2, 0, 0)]
  expect(deepest(lines, 2).map(({ id }) => id)).toEqual(['b', 'd'])
  expect(deepest(lines, 4)).toBe(lines)
})
