import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ClusterClient } from '../kafka/cluster-client'
import { KafkaError } from '../kafka/kafka-error'
import type { BrokerHealth } from '../kafka/broker-link'
import type { TailEvents, TailState, TailedCommit } from '../kafka/offsets-topic/offsets-topic-tail'
import { groupState } from '../test/observer-fixture'
import { CommitWatch, WATCH_RULES } from './commit-watch'
import { CommitWindows } from './commit-windows'
import { Picture } from './picture'

const WELL: TailState = {
  positioned: 2,
  partitions: 2,
  led: 2,
  reading: 2,
  commitsPerSec: 10,
  behindMs: null,
  unanswered: [],
}
const MOST_PER_SEC = 20_000

let now = 1_000_000
let look = () => {}
let tails: { events: TailEvents; stopped: boolean }[] = []
let state: TailState
let errors: unknown[] = []
let retried: number[] = []
let health: Map<number, Partial<BrokerHealth>>
let picture: Picture
let windows: CommitWindows
let watch: CommitWatch

const client: Partial<ClusterClient> = {
  health: (broker) => {
    const known = health.get(broker)
    return known ? { answering: true, since: null, lastAnsweredAt: now, error: null, ...known } : null
  },
  retryNow: (broker) => void retried.push(broker),
}

/** A round that finds `__consumer_offsets` and these topics, by name and id. */
function round(topics: Record<string, string> = {}) {
  const partitions = [{ partition: 0, leader: 1, replicas: [1], isr: [1], offlineReplicas: [] }]
  const listed = Object.entries({ __consumer_offsets: 'offsets', ...topics })
  const metadata = listed.map(([name, topicId]) => ({ name, topicId, internal: false, partitions }))
  picture.setMetadata({ clusterId: 'c', brokers: [], controllerId: 1, topics: metadata }, now)
  watch.follow()
}

/** Looks a second apart. */
function looks(count: number, of: Partial<TailState> = {}) {
  for (let n = 0; n < count; n++) {
    now += WATCH_RULES.lookMs
    state = { ...WELL, ...of, unanswered: [{ broker: 1, sinceMs: now, error: null }, ...(of.unanswered ?? [])] }
    look()
  }
}

function tailing() {
  round()
  looks(1)
  expect(watch.source.kind).toBe('tail')
}

beforeEach(() => {
  now = 1_000_000
  tails = []
  errors = []
  retried = []
  state = WELL
  health = new Map([1, 2].map((broker) => [broker, {}]))
  picture = new Picture()
  windows = new CommitWindows({ intervals: 10, minDistanceMs: 0 })
  watch = new CommitWatch(
    {
      client: client as ClusterClient,
      picture,
      windows,
      wish: 'auto',
      mostPerSec: MOST_PER_SEC,
      committedBefore: () => ({ offset: 77n, sinceMs: now - 1 }),
      onError: (error) => void errors.push(error),
    },
    {
      now: () => now,
      every: (_ms, each) => {
        look = each
        return () => {}
      },
      tail: (_client, events) => {
        const tail = { events, stopped: false }
        tails.push(tail)
        return {
          follow: () => {},
          get state() {
            return state
          },
          stop: () => {
            tail.stopped = true
            return Promise.resolve()
          },
        }
      },
    },
  )
})
afterEach(() => watch.stop())

describe('the tail is where windows come from', () => {
  test('once it has read all that has a leader; what has none is nobody to wait for', () => {
    round()
    looks(5, { reading: 1 })
    expect(watch.source).toMatchObject({ kind: 'poll', reason: { code: 'starting' } })
    looks(5, { led: 0, reading: 0 })
    expect(watch.source.kind).toBe('poll')
    looks(1, { positioned: 1, led: 1, reading: 1 })
    expect(watch.source).toMatchObject({ kind: 'tail', reason: { code: 'may-read' }, since: now })
  })

  test('and stays it when a partition loses its leader', () => {
    tailing()
    looks(100, { led: 1, reading: 1 })
    expect(watch.source.kind).toBe('tail')
  })
})

describe('it is given up', () => {
  test.each<[string, Partial<TailState>, object]>([
    ['too many commits', { commitsPerSec: 30_000 }, { code: 'too-many-commits', commitsPerSec: 30_000, most: MOST_PER_SEC }],
    ['lateness', { behindMs: 5_001 }, { code: 'too-far-behind', behindMs: 5_001, most: 5_000 }],
  ])('for %s at three looks in a row, and tried again after ten minutes', (_what, wrong, reason) => {
    tailing()
    for (let n = 0; n < 5; n++) {
      looks(2, wrong)
      looks(1)
    }
    expect(watch.source.kind).toBe('tail')
    looks(2, wrong)
    looks(1, wrong)
    expect(watch.source).toMatchObject({ kind: 'poll', reason })
    expect([tails.map(({ stopped }) => stopped), errors]).toEqual([[true], []])
    now += WATCH_RULES.againMs - 1
    round()
    expect(tails).toHaveLength(1)
    now += 1
    round()
    looks(1)
    expect([tails.length, watch.source.kind]).toEqual([2, 'tail'])
  })

  test('not for two things wrong in turn', () => {
    tailing()
    for (let n = 0; n < 5; n++) {
      looks(2, { behindMs: 6_000 })
      looks(2, { commitsPerSec: 30_000 })
    }
    expect(watch.source.kind).toBe('tail')
  })

  test('at once where it is refused', () => {
    tailing()
    tails[0]?.events.onError(1, new KafkaError('NETWORK_EXCEPTION', 'closed the connection'))
    expect(watch.source.kind).toBe('tail')
    tails[0]?.events.onError(1, new KafkaError('TOPIC_AUTHORIZATION_FAILED', 'cannot be read'))
    expect(watch.source).toMatchObject({ kind: 'poll', reason: { code: 'refused', kafkaError: 'TOPIC_AUTHORIZATION_FAILED' } })
  })
})

describe('a broker that does not let its part be read', () => {
  const error = new KafkaError('NOT_LEADER_OR_FOLLOWER', 'it says it is not', { broker: 2 })
  const unansweredSince = (sinceMs: number, of: KafkaError | null = error) => ({ unanswered: [{ broker: 2, sinceMs, error: of }] })

  test('for ten seconds ends tailing; it is told once, and tried again every minute', () => {
    tailing()
    for (let n = 0; n < 3; n++) {
      const since = now
      const reading = n === 0 ? 2 : 1
      looks(12, { ...unansweredSince(since), reading })
      expect(watch.source.kind, `after ${now - since} ms`).toBe(n === 0 ? 'tail' : 'poll')
      expect(tails.at(-1)?.stopped).toBe(false)
      looks(1, { ...unansweredSince(since), reading })
      expect(tails.at(-1)?.stopped).toBe(true)
      expect(watch.source).toMatchObject({ kind: 'poll', reason: { code: 'failing', kafkaError: 'NOT_LEADER_OR_FOLLOWER', broker: 2 } })
      now += WATCH_RULES.refusedAgainMs
      round()
    }
    expect([tails.length, errors.length]).toEqual([4, 1])
    expect(errors[0]).toMatchObject({ kafkaError: 'NOT_LEADER_OR_FOLLOWER', broker: 2 })
  })

  test('ends it too where it says nothing at all', () => {
    tailing()
    looks(13, unansweredSince(now, null))
    expect(watch.source.reason).toMatchObject({ code: 'failing', kafkaError: 'REQUEST_TIMED_OUT', broker: 2 })
  })

  test('is why tailing does not begin', () => {
    round()
    looks(13, { ...unansweredSince(now), reading: 1 })
    expect(watch.source.reason).toMatchObject({ code: 'failing', broker: 2 })
  })

  test('changes nothing while it answers nobody, and has its time anew once it answers again, connected to at once', () => {
    tailing()
    const since = now
    health.set(2, { answering: false, since })
    looks(300, unansweredSince(since))
    health.set(2, { answering: true, since: now })
    looks(10, unansweredSince(since))
    expect([watch.source.kind, retried]).toEqual(['tail', [2]])
    looks(1)
    expect(watch.source.kind).toBe('tail')
    health.delete(2)
    looks(300, unansweredSince(since))
    expect([watch.source.kind, errors]).toEqual(['tail', []])
  })
})

describe('a commit', () => {
  const commit = (offset: bigint, topicId: string | null = null): TailedCommit => ({
    group: 'g',
    topic: 'orders',
    topicId,
    partition: 0,
    offset,
    committedAtMs: now,
    position: offset,
  })
  const told = (...commits: TailedCommit[]) => tails.at(-1)?.events.onCommits(commits)
  const window = () => windows.window(groupState('g', {}), 'orders', 0).map(({ offset }) => offset)
  const last = () => windows.last('g', 'orders', 0)?.offset ?? null

  test('follows what the rounds know to have been committed before', () => {
    tailing()
    round({ orders: 'orders-id' })
    told(commit(80n, 'orders-id'))
    expect(window()).toEqual([77n, 80n])
  })

  test.each([[null], ['orders-id']])('to a topic that no round has told of yet counts when one does (topic id %s)', (topicId) => {
    tailing()
    told(commit(1n, topicId), commit(2n, topicId))
    expect(last()).toBeNull()
    round()
    round({ orders: 'orders-id' })
    expect([last(), watch.source.gaps.count]).toEqual([2n, 0])
  })

  test('before one that is told after its topic became known stays before it', () => {
    tailing()
    told(commit(1n))
    const metadata = { name: 'orders', topicId: 'orders-id', internal: false, partitions: [], missedRounds: 0 }
    picture.topics.set('orders', metadata)
    told(commit(2n))
    watch.follow()
    expect(last()).toBe(2n)
  })

  test('to a topic made anew waits for the round that knows it; one to the topic before it never counts', () => {
    tailing()
    round({ orders: 'old' })
    told(commit(9n, 'new'), commit(5n, 'before'))
    expect(last()).toBeNull()
    round({ orders: 'new' })
    expect(last()).toBe(9n)
    expect(window()).toEqual([9n])
    round({ orders: 'new' })
    round({ orders: 'before' })
    expect(last()).toBe(9n)
  })

  test('that waits is forgotten with what is deleted, and after two rounds', () => {
    tailing()
    told(commit(1n))
    tails[0]?.events.onGone([{ kind: 'commit-gone', group: 'g', topic: 'orders', partition: 0, position: 2n }])
    round({ orders: 'orders-id' })
    expect(last()).toBeNull()
    picture.topics.delete('orders')
    told(commit(3n))
    round()
    round()
    round({ orders: 'orders-id' })
    expect(last()).toBeNull()
  })

  test('that the tail could not tell is a gap, counted with its time', () => {
    tailing()
    tails[0]?.events.onGap({ partition: 0, from: 1n, to: 9n })
    expect(watch.source.gaps).toEqual({ count: 1, lastAt: now })
  })
})
