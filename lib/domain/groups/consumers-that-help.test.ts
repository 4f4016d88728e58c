import { expect, test } from 'vitest'
import { consumersThatHelp } from './consumers-that-help'

const reading = (of: Partial<Parameters<typeof consumersThatHelp>[0]>) =>
  consumersThatHelp({ type: 'consumer', protocolType: 'consumer', assignor: 'uniform', members: 2, partitionsByTopic: [6], ...of })

test.each([
  [2, { kind: 'more', more: 4 }],
  [6, { kind: 'none', idle: 0, partitions: 6 }],
  [8, { kind: 'none', idle: 2, partitions: 6 }],
  [0, { kind: 'first', most: 6 }],
  [null, null],
])('%s members of one topic with six partitions', (members, expected) => {
  expect(reading({ members })).toEqual(expected)
})

test('range gives the same members the first partitions of every topic', () => {
  expect(reading({ assignor: 'range', partitionsByTopic: [4, 6, 2] })).toEqual({ kind: 'more', more: 4 })
  expect(reading({ assignor: 'cooperative-sticky', partitionsByTopic: [4, 6, 2] })).toEqual({ kind: 'more', more: 10 })
})

test('several topics with an assignor nobody knows: not told', () => {
  expect(reading({ assignor: null, partitionsByTopic: [4, 6] })).toBeNull()
  expect(reading({ assignor: 'com.example.Own', partitionsByTopic: [4, 6] })).toBeNull()
  expect(reading({ assignor: null, partitionsByTopic: [6, 0] })).toEqual({ kind: 'more', more: 4 })
})

test('a share group takes any number', () => {
  expect(reading({ type: 'share', members: 40 })).toEqual({ kind: 'any' })
})

test('tasks are not partitions', () => {
  expect(reading({ type: 'streams' })).toBeNull()
  expect(reading({ type: 'classic', assignor: 'stream' })).toBeNull()
  expect(reading({ type: 'classic', protocolType: 'connect' })).toBeNull()
})

test('nothing read yet: not told', () => {
  expect(reading({ partitionsByTopic: [] })).toBeNull()
})
