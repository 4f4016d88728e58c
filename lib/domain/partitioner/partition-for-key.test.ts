import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partitionForKey } from './partition-for-key'

// BuiltInPartitioner.partitionForKey of kafka-clients 4.3.1, over 12 partitions.
it.each([
  ['', 9],
  ['21', 0],
  ['foobar', 6],
  ['abc', 3],
  ['a-little-bit-long-string', 8],
  ['a-little-bit-longer-string', 11],
  ['ünï çödé', 6],
  ['한글', 1],
])('%j goes to %d of 12', (key, partition) => {
  expect(partitionForKey(new TextEncoder().encode(key), 12)).toBe(partition)
})

it('every key has a partition that exists', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.integer({ min: 1, max: 100_000 }), (key, partitions) => {
      const partition = partitionForKey(key, partitions)
      expect(Number.isInteger(partition) && partition >= 0 && partition < partitions).toBe(true)
    }),
  )
})
