import { expect, test } from 'vitest'
import { toKafkaUuid, toWireUuid } from './kafka-uuid'

test('a topic id goes there and back', () => {
  expect(toWireUuid('AAAAAAAAAAAAAAAAAAAAAQ')).toBe('00000000-0000-0000-0000-000000000001')
  expect(toKafkaUuid('00000000-0000-0000-0000-000000000001')).toBe('AAAAAAAAAAAAAAAAAAAAAQ')
})

test.each(['', 'orders', 'AAAAAAAAAAAAAAAAAAAAAA'])('%o is none: Kafka would take it for “no id”', (word) => {
  expect(() => toWireUuid(word)).toThrow(expect.objectContaining({ kafkaError: 'INVALID_REQUEST' }))
})
