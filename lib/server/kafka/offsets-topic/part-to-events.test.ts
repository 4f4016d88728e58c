import { beforeEach, describe, expect, test } from 'vitest'
import type { OffsetsRecord } from './decode-record'
import { PartToEvents } from './part-to-events'
import type { OffsetsTopicEntry } from './read-offsets-topic'
import type { TailEvents } from './tail-events'

let told: string[] = []
let toEvents: PartToEvents
let end = 0n

function toEventsHolding(mostHeld?: number): PartToEvents {
  const events: TailEvents = {
    onCommits: (commits) => void told.push(`commits ${commits.map(({ group, offset }) => `${group}=${offset}`).join(' ')}`),
    onGone: (gone) =>
      void told.push(`gone ${gone.map((end) => (end.kind === 'group-gone' ? end.group : `${end.group}/${end.partition}`)).join(' ')}`),
    onUnknown: (what, count) => void told.push(`${count} × ${what}`),
    onGap: ({ partition, from, to }) => void told.push(`gap ${partition} ${from} ${to}`),
    onError: () => {},
  }
  return new PartToEvents(events, mostHeld)
}

beforeEach(() => {
  told = []
  end = 0n
  toEvents = toEventsHolding()
})

const commit = (group: string, offset: bigint): OffsetsRecord => ({
  kind: 'commit',
  group,
  topic: 't',
  topicId: null,
  partition: 0,
  offset,
  committedAtMs: Number(offset) * 10,
  metadata: null,
})
const gone = (group: string): OffsetsRecord => ({ kind: 'commit-gone', group, topic: 't', partition: 0 })

/** Records in the order of the log; a pair is one of a producer's transaction. */
function tell(...records: (OffsetsRecord | [producerId: bigint, what: OffsetsRecord | 'commit' | 'abort'])[]) {
  const entries = records.map((of): OffsetsTopicEntry => {
    const [producerId, record] = Array.isArray(of) ? of : [null, of]
    const position = end++
    if (producerId !== null && typeof record === 'string') return { kind: 'marker', position, producerId, committed: record === 'commit' }
    if (typeof record === 'string') throw new Error('a marker has a producer')
    return { kind: 'record', position, producerId, record }
  })
  return toEvents.tell({ partition: 0, error: null, next: end, highWatermark: end, entries })
}

test('a transaction counts at its marker, between what lies before and behind it', () => {
  const read = tell(commit('a', 1n), [7n, commit('x', 1n)], [8n, commit('y', 9n)], commit('a', 2n), [7n, 'commit'], commit('a', 3n), [
    8n,
    'abort',
  ])
  expect(told).toEqual(['commits a=1 a=2 x=1 a=3'])
  expect(read).toBe(5)
})

test('a transaction may end in a later answer', () => {
  tell([7n, commit('x', 1n)])
  expect(told).toEqual([])
  tell([7n, 'commit'])
  expect(told).toEqual(['commits x=1'])
})

test('what was removed and then committed again is told in that order', () => {
  tell(commit('a', 1n), gone('a'), { kind: 'group-gone', group: 'a' }, commit('a', 2n))
  expect(told).toEqual(['commits a=1', 'gone a/0 a', 'commits a=2'])
})

test('a group that changes its protocol is not gone; one that is deleted after it is', () => {
  tell({ kind: 'group-gone', group: 'a' }, { kind: 'group', group: 'a' })
  expect(told).toEqual([])
  tell({ kind: 'group', group: 'a' }, { kind: 'group-gone', group: 'a' })
  expect(told).toEqual(['gone a'])
})

test('what is not known is counted by what it was, and costs nothing else', () => {
  const unknown = (what: string): OffsetsRecord => ({ kind: 'unknown', what })
  tell(unknown('key 42'), commit('a', 1n), unknown('commit value 9'), unknown('key 42'), { kind: 'other' })
  expect(told).toEqual(['commits a=1', '2 × key 42', '1 × commit value 9'])
})

describe('a commit of a transaction that ends after a newer one', () => {
  test('of no transaction is not told: Kafka keeps the newer', () => {
    tell([7n, commit('a', 1n)], [7n, commit('b', 1n)], commit('a', 5n))
    tell([7n, 'commit'], commit('a', 6n))
    expect(told).toEqual(['commits a=5', 'commits b=1 a=6'])
  })

  test('of another transaction is not told either, and what aborts does not count', () => {
    tell([7n, commit('a', 1n)], [8n, commit('a', 2n)], [9n, commit('a', 3n)], [9n, 'abort'], [8n, 'commit'], [7n, 'commit'])
    expect(told).toEqual(['commits a=2'])
  })

  test('is told where the newer one was removed', () => {
    tell([7n, commit('a', 1n)], commit('a', 2n), gone('a'), [7n, 'commit'])
    expect(told).toEqual(['commits a=2', 'gone a/0', 'commits a=1'])
  })

  test('is told where the other was made before it, or is of another partition', () => {
    tell(commit('a', 5n), [7n, commit('a', 1n)], [7n, commit('a', 2n)], commit('b', 9n), [7n, 'commit'])
    expect(told).toEqual(['commits a=5 b=9 a=1 a=2'])
  })
})

test('a transaction given up because too many wait is a gap', () => {
  toEvents = toEventsHolding(2)
  tell([7n, commit('a', 1n)], [7n, commit('a', 2n)], [8n, commit('b', 3n)], [7n, 'commit'], [8n, 'commit'])
  expect(told).toEqual(['gap 0 0 2', 'commits b=3'])
})
