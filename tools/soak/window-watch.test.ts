import { expect, test } from 'vitest'
import { WindowWatch } from './window-watch'

const group = (...timestamps: number[]) => ({
  topics: { orders: [{ offsets: [null, ...timestamps.map((timestamp) => ({ offset: timestamp, timestamp }))] }] },
})
const after = (...windows: number[][]) => {
  const watch = new WindowWatch()
  for (const window of windows) watch.look('g', group(...window))
  return [watch.moving, watch.problems]
}

test('a window that goes on is well, also when it has lost its oldest', () => {
  expect(after([1, 2, 3], [2, 3, 4, 5], [5, 6, 7])).toEqual([1, []])
  expect(after([1, 2], [1, 2])).toEqual([0, []])
})

test('one that has lost its newest was begun anew, or has a gap', () => {
  expect(after([1, 2, 3], [4, 5])[1]).toEqual(['g orders-0: its newest commit of 1970-01-01T00:00:00.003Z is gone'])
  expect(after([1, 2, 3], [])[1]).toHaveLength(1)
})

test('what stood for a commit until one was seen may go', () => {
  expect(after([1], [2, 3])).toEqual([0, []])
})

test('a window out of order is told', () => {
  expect(after([2, 1])[1]).toEqual(['g orders-0: out of order'])
})
