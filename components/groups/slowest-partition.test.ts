import { expect, test } from 'vitest'
import { aPartition } from './partition-fixture'
import { slowestPartition } from './slowest-partition'

const of = (...rows: [lag: string | null, seconds: number | null][]) =>
  slowestPartition(rows.map(([lag, secondsBehind], partition) => aPartition({ partition, lag, secondsBehind })))?.partition

test('the longest behind by time, though another has more records waiting', () => {
  expect(of(['9000', 4], ['20', 300])).toBe(1)
})

test('by records where the time of one that waits is not known', () => {
  expect(of(['9000', null], ['20', 300])).toBe(0)
  expect(of(['9007199254740993', null], ['9007199254740992', null])).toBe(0)
})

test('none where nothing waits or nothing is known', () => {
  expect(of(['0', 0], [null, null], ['-3', null])).toBeUndefined()
})
