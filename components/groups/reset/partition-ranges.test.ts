import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partitionRanges } from '../member-lag'
import { parsePartitionRanges } from './partition-ranges'

const TWELVE = new Set(Array.from({ length: 12 }, (_, partition) => partition))

it.each([
  ['4, 7, 9', [4, 7, 9]],
  ['0-3 7', [0, 1, 2, 3, 7]],
  ['9, 0 – 2, 1', [0, 1, 2, 9]],
])('“%s” are %j', (text, partitions) => expect(parsePartitionRanges(text, TWELVE)).toEqual({ partitions }))

it.each([
  ['', 'none', ''],
  [' , ', 'none', ''],
  ['3-', 'not-ranges', '3-'],
  ['7-4', 'not-ranges', '7-4'],
  ['all', 'not-ranges', 'all'],
  ['0-12', 'no-such-partition', '12'],
  ['0-999999999', 'no-such-partition', '999999999'],
])('“%s” is refused: %s', (text, problem, found) => expect(parsePartitionRanges(text, TWELVE)).toEqual({ problem, found }))

it('leaves out what a topic does not have in the middle of a range', () =>
  expect(parsePartitionRanges('0-5', new Set([0, 2, 5]))).toEqual({ partitions: [0, 2, 5] }))

it('reads back what the pages show', () =>
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1 }), (partitions) => {
      const known = new Set(Array.from({ length: 41 }, (_, partition) => partition))
      expect(parsePartitionRanges(partitionRanges(partitions), known)).toEqual({ partitions: partitions.toSorted((a, b) => a - b) })
    }),
  ))
