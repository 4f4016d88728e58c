import { expect, test } from 'vitest'
import { parseSort, printSort } from './sort'

test('names in order of weight, each with its direction', () => {
  expect(parseSort('health,-sizeBytes')).toEqual([
    { id: 'health', desc: false },
    { id: 'sizeBytes', desc: true },
  ])
})

test('what comes twice or is empty does not count', () => {
  expect(parseSort('lag,,-,-lag,id')).toEqual([
    { id: 'lag', desc: false },
    { id: 'id', desc: false },
  ])
})

test.each(['-lag', 'health,-sizeBytes,id'])('%s is printed as it was read', (sort) => {
  expect(printSort(parseSort(sort))).toBe(sort)
})
