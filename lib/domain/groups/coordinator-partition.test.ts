import { expect, test } from 'vitest'
import { coordinatorPartition } from './coordinator-partition'

// Java: ("order-fulfilment".hashCode() & 0x7fffffff) % 50 and so on.
test.each([
  ['', 50, 0],
  ['a', 50, 47],
  // hashCode is Integer.MIN_VALUE, whose absolute value is itself: Kafka masks the sign instead.
  ['polygenelubricants', 12, 0],
])('%s of %i', (group, partitions, expected) => {
  expect(coordinatorPartition(group, partitions)).toBe(expected)
})
