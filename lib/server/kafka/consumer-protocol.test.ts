import { expect, test } from 'vitest'
import { parseConsumerAssignment } from './consumer-protocol'

/** version 0, one topic `orders`, partitions 2 and 5, no user data. */
const bytes = Buffer.from(
  '0000' + '00000001' + '0006' + Buffer.from('orders').toString('hex') + '00000002' + '00000002' + '00000005' + 'ffffffff',
  'hex',
)

test('reads the topics and partitions of an assignment', () => {
  expect(parseConsumerAssignment(bytes)).toEqual([{ topic: 'orders', partitions: [2, 5] }])
})

test('bytes that are cut off or of another protocol are no assignment', () => {
  expect(parseConsumerAssignment(bytes.subarray(0, 12))).toEqual([])
  expect(parseConsumerAssignment(Buffer.alloc(0))).toEqual([])
})
