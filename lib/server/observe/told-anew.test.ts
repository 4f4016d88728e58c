import { expect, test } from 'vitest'
import { assembleTopics } from './assemble'
import { Picture } from './picture'
import { SinceTracker } from './since-tracker'
import type { TopicState } from './snapshot'
import { allToldAnew, rateToldAnew } from './told-anew'

/** Two partitions, led by brokers 1 and 2; what is told of their ends at a time (ms), by partition. */
function watched() {
  const picture = new Picture()
  const since = new SinceTracker()
  const broker = (id: number) => ({ id, host: 'a', port: id, rack: null })
  let [previous, before]: [Map<string, TopicState>, TopicState | null] = [new Map(), null]
  const lead = (...leaders: (number | null)[]) => {
    const partitions = leaders.map((leader, partition) => ({ partition, leader, replicas: [1, 2], isr: [1, 2], offlineReplicas: [] }))
    const topics = [{ name: 'orders', topicId: 'id', internal: false, partitions }]
    picture.setMetadata({ clusterId: 'c', brokers: [broker(1), broker(2)], controllerId: 1, topics }, 0)
  }
  const round = (at: number, ends: Record<number, bigint>) => {
    const partitions = Object.entries(ends).map(([partition, offset]) => ({ partition: Number(partition), offset, error: null }))
    picture.setOffsets('logEnds', [{ topic: 'orders', partitions }], at)
    const topics = assembleTopics(picture, { now: at, since, previous })
    const topic = topics.get('orders') as TopicState
    const rate = rateToldAnew(topic, before?.logEndAt)
    previous = topics
    before = topic
    return rate
  }
  lead(1, 2)
  return { lead, round }
}

test('a rate is known when every leader has told its end anew; one that has not makes it unknown, not less', () => {
  const { round } = watched()
  round(0, { 0: 0n, 1: 0n })
  expect(round(1_000, { 0: 10n, 1: 5n })).toBe(15)
  expect(round(2_000, { 0: 20n })).toBeNull()
  expect(round(3_000, { 0: 30n, 1: 25n })).toBe(20)
})

test('nothing is written where nobody leads, and a partition that is new makes nothing unknown', () => {
  const { lead, round } = watched()
  round(0, { 0: 0n, 1: 0n })
  lead(1, null)
  expect(round(1_000, { 0: 10n })).toBe(10)
  lead(1, 2, 1)
  expect(round(2_000, { 0: 20n, 1: 4n, 2: 7n })).toBe(12)
})

test('an end that was never told, of a leader that does not answer, makes it unknown too', () => {
  const { round } = watched()
  round(0, { 0: 0n })
  expect(round(1_000, { 0: 10n })).toBeNull()
})

/** Two topics of one partition each, `a` led by broker 1 and `b` by broker 2. */
function twoTopics() {
  const picture = new Picture()
  const since = new SinceTracker()
  const broker = (id: number) => ({ id, host: 'a', port: id, rack: null })
  let previous: Map<string, TopicState> = new Map()
  const lead = (of: Record<string, number | null>) => {
    const topics = Object.entries(of).map(([name, leader]) => {
      const partitions = [{ partition: 0, leader, replicas: [1, 2], isr: [1, 2], offlineReplicas: [] }]
      return { name, topicId: name, internal: false, partitions }
    })
    picture.setMetadata({ clusterId: 'c', brokers: [broker(1), broker(2)], controllerId: 1, topics }, 0)
  }
  const round = (at: number, ends: Record<string, bigint>) => {
    const told = Object.entries(ends).map(([topic, offset]) => ({ topic, partitions: [{ partition: 0, offset, error: null }] }))
    picture.setOffsets('logEnds', told, at)
    const topics = assembleTopics(picture, { now: at, since, previous })
    const all = allToldAnew(topics, previous)
    previous = topics
    return all
  }
  lead({ a: 1, b: 2 })
  return { lead, round }
}

test('of all topics it is known while every leader tells, also of topics that one of them leads alone', () => {
  const { round } = twoTopics()
  round(0, { a: 0n, b: 0n })
  expect(round(1_000, { a: 10n, b: 100n })).toBe(110)
  expect([round(2_000, { a: 20n }), round(3_000, { a: 30n })]).toEqual([null, null])
  expect(round(4_000, { a: 40n, b: 400n })).toBe(110)
})

test('of all topics it is known again when nobody leads the one that was not told, or it is gone', () => {
  const { lead, round } = twoTopics()
  round(0, { a: 0n, b: 0n })
  expect(round(1_000, { a: 10n })).toBeNull()
  lead({ a: 1, b: null })
  expect(round(2_000, { a: 20n })).toBe(10)
  lead({ a: 1 })
  expect(round(3_000, { a: 30n })).toBe(10)
})
