import { describe, expect, test } from 'vitest'
import { Picture } from './picture'
import { UNKNOWN } from './snapshot'

const partition = (n: number, leader: number | null = 1) => ({ partition: n, leader, replicas: [1, 2], isr: [1, 2], offlineReplicas: [] })
const topic = (name: string, partitions = 2, topicId = `id-${name}`) => ({
  name,
  topicId,
  internal: false,
  partitions: Array.from({ length: partitions }, (_, n) => partition(n)),
})
const metadata = (...topics: ReturnType<typeof topic>[]) => ({
  clusterId: 'c',
  brokers: [
    { id: 1, host: 'a', port: 1, rack: null },
    { id: 2, host: 'b', port: 1, rack: null },
  ],
  controllerId: 1,
  topics,
})
const group = (id: string, state = 'Stable') => ({ id, state, protocolType: 'consumer', type: 'classic' as const })

describe('groups', () => {
  test('one round without it is not the end of a group; two are', () => {
    const picture = new Picture()
    picture.setMetadata(metadata(topic('__consumer_offsets', 1)), 0)
    picture.setGroups(new Map([[1, [group('orders')]]]), 1)
    picture.setGroups(new Map([[1, []]]), 2)
    expect(picture.groups.has('orders')).toBe(true)
    picture.setGroups(new Map([[1, []]]), 3)
    expect(picture.groups.has('orders')).toBe(false)
  })

  test('a coordinator that does not answer takes none of its groups away', () => {
    const picture = new Picture()
    picture.setMetadata(metadata(topic('__consumer_offsets', 1)), 0)
    picture.setGroups(new Map([[1, [group('orders')]]]), 1)
    for (const at of [2, 3, 4, 5]) picture.setGroups(new Map([[2, []]]), at)
    expect(picture.groups.has('orders')).toBe(true)
  })

  test('while a group moves, the broker that still knows it wins over the one that calls it Dead', () => {
    const picture = new Picture()
    picture.setMetadata(metadata(topic('__consumer_offsets', 1)), 0)
    picture.setGroups(
      new Map([
        [2, [group('orders')]],
        [1, [group('orders', 'Dead')]],
      ]),
      1,
    )
    expect(picture.groups.get('orders')).toMatchObject({ state: 'Stable', coordinator: 2 })
  })
})

describe('offsets', () => {
  test('are never changed under a snapshot that holds them', () => {
    const picture = new Picture()
    picture.setMetadata(metadata(topic('orders')), 0)
    picture.setOffsets('logEnds', [{ topic: 'orders', partitions: [{ partition: 0, offset: 5n, error: null }] }], 1)
    const held = picture.logEnds.get('id-orders')?.values
    picture.setOffsets('logEnds', [{ topic: 'orders', partitions: [{ partition: 0, offset: 9n, error: null }] }], 2)
    expect([held?.[0], picture.logEnds.get('id-orders')?.values[0]]).toEqual([5n, 9n])
  })

  test('a partition whose leader did not answer keeps its last figure and its time', () => {
    const picture = new Picture()
    picture.setMetadata(metadata(topic('orders')), 0)
    const answer = (partitions: number[]) => [
      { topic: 'orders', partitions: partitions.map((n) => ({ partition: n, offset: 5n, error: null })) },
    ]
    picture.setOffsets('logEnds', answer([0, 1]), 1)
    picture.setOffsets('logEnds', answer([0]), 2)
    expect([...(picture.logEnds.get('id-orders')?.at ?? [])]).toEqual([2, 1])
  })

  test('an error or −1 is not an offset', () => {
    const picture = new Picture()
    picture.setMetadata(metadata(topic('orders')), 0)
    const partitions = [
      { partition: 0, offset: 7n, error: 'NOT_LEADER_OR_FOLLOWER' },
      { partition: 1, offset: -1n, error: null },
    ]
    picture.setOffsets('logEnds', [{ topic: 'orders', partitions }], 1)
    expect([...(picture.logEnds.get('id-orders')?.values ?? [])]).toEqual([UNKNOWN, UNKNOWN])
  })

  test('a recreated topic starts from nothing: its id is another', () => {
    const picture = new Picture()
    picture.setMetadata(metadata(topic('orders')), 0)
    picture.setOffsets('logEnds', [{ topic: 'orders', partitions: [{ partition: 0, offset: 5n, error: null }] }], 1)
    picture.setMetadata(metadata(topic('orders', 2, 'id-second')), 2)
    expect([picture.logEnds.has('id-orders'), picture.logEnds.has('id-second')]).toEqual([false, false])
  })
})

test('what was begun to be read before the console changed it, and comes after what was read since, undoes nothing', () => {
  const picture = new Picture()
  const quota = { entity: { user: 'ada' }, values: { producer_byte_rate: 1_000 } }
  picture.setWhole('quotas', [], 1_000)
  picture.setWhole('quotas', [quota], 3_000)
  picture.setWhole('quotas', [], 2_000)
  expect(picture.whole.quotas).toEqual([quota])
  picture.setWhole('quotas', [], 4_000)
  expect(picture.whole.quotas).toEqual([])
})
