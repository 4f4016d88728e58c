import { expect, it } from 'vitest'
import { mayCollide, topicNameProblem, topicNamesCollide } from './topic-name'

it.each(['payments', 'a', '...', '-', '_', 'Orders.v2_EU-1', 'x'.repeat(249)])('takes %s, as Kafka does', (name) =>
  expect(topicNameProblem(name)).toBeNull(),
)

it.each([
  ['', { problem: 'empty' }],
  ['.', { problem: 'dots' }],
  ['..', { problem: 'dots' }],
  ['x'.repeat(250), { problem: 'too-long' }],
  ['pay ments', { problem: 'characters', found: ' ' }],
  ['zahlungen-ü/ü', { problem: 'characters', found: 'ü/' }],
  ['주문', { problem: 'characters', found: '주문' }],
])('says what is wrong with “%s”', (name, problem) => expect(topicNameProblem(name)).toEqual(problem))

it('counts dots and underscores as the same, and nothing else', () => {
  expect(topicNamesCollide('orders.dlq', 'orders_dlq')).toBe(true)
  expect(topicNamesCollide('a.b_c', 'a_b.c')).toBe(true)
  expect(topicNamesCollide('orders-dlq', 'orders_dlq')).toBe(false)
  expect(topicNamesCollide('orders.dlq', 'orders.dlq')).toBe(false)
  expect(['orders.dlq', 'a_b', 'payments-1'].map(mayCollide)).toEqual([true, true, false])
})
