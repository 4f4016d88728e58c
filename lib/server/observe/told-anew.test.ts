import { expect, test } from 'vitest'
import { assembleTopics } from './assemble'
import { Picture } from './picture'
import { SinceTracker } from './since-tracker'
import type { TopicState } from './snapshot'
import { allToldAnew, rateToldAnew } from './told-anew'

type Leaders = Record<string, readonly (number | null)[]>
type Ends = Record<string, Record<number, bigint>>

/** The leader of each partition, by topic; then, round by round (ms), what is told of their ends. */
function watched(first: Leaders) {
  const picture = new Picture()
  const since = new SinceTracker()
  const broker = (id: number) => ({ id, host: 'a', port: id, rack: null })
  let previous: Map<string, TopicState> = new Map()
  const lead = (leaders: Leaders) => {
    const topics = Object.entries(leaders).map(([name, of]) => {
      const partitions = of.map((leader, partition) => ({ partition, leader, replicas: [1, 2], isr: [1, 2], offlineReplicas: [] }))
      return { name, topicId: name, internal: false, partitions }
    })
    picture.setMetadata({ clusterId: 'c', brokers: [broker(1), broker(2)], controllerId: 1, topics }, 0)
  }
  const round = (at: number, ends: Ends) => {
    const told = Object.entries(ends).map(([topic, of]) => {
      const partitions = Object.entries(of).map(([partition, offset]) => ({ partition: Number(partition), offset, error: null }))
      return { topic, partitions }
    })
    picture.setOffsets('logEnds', told, at)
    const [topics, before] = [assembleTopics(picture, { now: at, since, previous }), previous]
    previous = topics
    return {
      rate: (name: string) => rateToldAnew(topics.get(name) as TopicState, before.get(name)?.logEndAt),
      all: allToldAnew(topics, before),
    }
  }
  lead(first)
  return { lead, round }
}

/** One topic alone. */
function ofOrders(...first: number[]) {
  const { lead, round } = watched({ orders: first })
  return {
    lead: (...leaders: (number | null)[]) => lead({ orders: leaders }),
    round: (at: number, ends: Record<number, bigint>) => round(at, { orders: ends }).rate('orders'),
  }
}

test('a rate is known when every leader has told its end anew; one that has not makes it unknown, not less', () => {
  const { round } = ofOrders(1, 2)
  round(0, { 0: 0n, 1: 0n })
  expect(round(1_000, { 0: 10n, 1: 5n })).toBe(15)
  expect(round(2_000, { 0: 20n })).toBeNull()
  expect(round(3_000, { 0: 30n, 1: 25n })).toBe(20)
})

test('nothing is written where nobody leads, and a partition that is new makes nothing unknown', () => {
  const { lead, round } = ofOrders(1, 2)
  round(0, { 0: 0n, 1: 0n })
  lead(1, null)
  expect(round(1_000, { 0: 10n })).toBe(10)
  lead(1, 2, 1)
  expect(round(2_000, { 0: 20n, 1: 4n, 2: 7n })).toBe(12)
})

test('an end that was never told, of a leader that does not answer, makes it unknown too', () => {
  const { round } = ofOrders(1, 2)
  round(0, { 0: 0n })
  expect(round(1_000, { 0: 10n })).toBeNull()
})

test('of all topics it is known while every leader tells, also of topics that one of them leads alone', () => {
  const { round } = watched({ a: [1], b: [2] })
  round(0, { a: { 0: 0n }, b: { 0: 0n } })
  expect(round(1_000, { a: { 0: 10n }, b: { 0: 100n } }).all).toBe(110)
  expect([round(2_000, { a: { 0: 20n } }).all, round(3_000, { a: { 0: 30n } }).all]).toEqual([null, null])
  expect(round(4_000, { a: { 0: 40n }, b: { 0: 400n } }).all).toBe(110)
})

test('of all topics it is known again when nobody leads the one that was not told, or it is gone', () => {
  const { lead, round } = watched({ a: [1], b: [2] })
  round(0, { a: { 0: 0n }, b: { 0: 0n } })
  expect(round(1_000, { a: { 0: 10n } }).all).toBeNull()
  lead({ a: [1], b: [null] })
  expect(round(2_000, { a: { 0: 20n } }).all).toBe(10)
  lead({ a: [1] })
  expect(round(3_000, { a: { 0: 30n } }).all).toBe(10)
})
