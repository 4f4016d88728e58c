import { expect, test } from 'vitest'
import { partitionHealth } from '@/lib/domain/health/partition-health'
import { partitionState, topicState } from '../test/snapshot-fixtures'
import { findingsOf } from './findings'
import { SinceTracker } from './since-tracker'
import type { BrokerState, GroupState, TopicState } from './snapshot'

const NOW = 1_000_000
const broker = (id: number, change: Partial<BrokerState> = {}): BrokerState => ({
  id,
  host: 'a',
  port: 1,
  rack: 'r',
  status: 'up',
  statusSince: null,
  lastAnsweredAt: NOW,
  error: null,
  logDirs: [],
  logDirsAsOf: NOW,
  ...change,
})
const topic = (name: string, isr: number[], minInsyncReplicas = 2, replicas = [1, 2, 3]): TopicState => {
  const leader = isr[0] ?? null
  const health = partitionHealth({ leader, replicas, isr, minInsyncReplicas })
  return topicState(name, [partitionState(0, { leader, replicas, isr, health, since: { at: NOW - 5_000, atLeast: false } })], {
    config: {
      minInsyncReplicas,
      retentionMs: null,
      retentionBytes: null,
      segmentMs: null,
      segmentBytes: null,
      cleanupPolicy: null,
      remoteStorage: null,
    },
  })
}
const group = (id: string, lag: Partial<GroupState['lag']>, change: Partial<GroupState> = {}) =>
  ({
    id,
    state: 'Stable',
    commits: [{ topic: 'orders' }],
    unavailableSince: null,
    lag: {
      verdict: 'caught-up',
      overtaken: 0,
      beyondEnd: 0,
      partitions: 1,
      total: 0n,
      secondsBehind: 0,
      lastMovedAt: null,
      stuckSince: null,
      ...lag,
    },
    ...change,
  }) as unknown as GroupState

function findings(
  ground: { brokers?: BrokerState[]; topics?: TopicState[]; groups?: GroupState[] },
  since: SinceTracker = new SinceTracker(),
) {
  const topics = new Map(ground.topics?.map((each) => [each.name, each]))
  const groups = new Map(ground.groups?.map((each) => [each.id, each]))
  return findingsOf({
    now: NOW,
    brokers: ground.brokers ?? [],
    topics,
    groups,
    readersByTopic: new Map([['orders', ['billing']]]),
    since,
  })
}

test('a healthy cluster has no finding', () => {
  expect(findings({ brokers: [broker(1)], topics: [topic('orders', [1, 2, 3])], groups: [group('billing', {})] })).toEqual([])
})

test('a dead broker is one finding with all it costs, since it stopped answering', () => {
  const dead = broker(3, { status: 'fenced', statusSince: NOW - 60_000, error: { name: 'ECONNREFUSED', message: '' } })
  const [first] = findings({ brokers: [broker(1), dead], topics: [topic('orders', [1]), topic('fine', [1, 2])] })
  expect(first).toMatchObject({
    kind: 'broker-down',
    subject: '3',
    count: 2,
    since: { at: NOW - 60_000 },
    figures: { refusing: 1, short: 2, offline: 0 },
  })
})

test('partitions are counted once, under their worst state, and name who reads them', () => {
  const found = findings({ topics: [topic('orders', []), topic('payments', [1]), topic('fine', [1, 2])] })
  expect(found.map(({ kind, count }) => [kind, count])).toEqual([
    ['partitions-offline', 1],
    ['under-min-isr', 1],
    ['at-min-isr', 1],
  ])
  expect(found[0]).toMatchObject({ groups: ['billing'], since: { at: NOW - 5_000 } })
})

test('what is unsound in a topic itself is worth knowing, and no incident', () => {
  expect(findings({ topics: [topic('scratch', [1], 2, [1]), topic('tight', [1, 2], 2, [1, 2])] })).toMatchObject([
    { kind: 'min-isr-cannot-be-met', severity: 'note', subject: 'scratch' },
    { kind: 'min-isr-without-slack', severity: 'note', subject: 'tight' },
    { kind: 'single-copy', severity: 'note', subject: 'scratch' },
  ])
})

test('a stuck group is stuck since nothing was committed where it is stuck, whatever moves elsewhere', () => {
  const stuck = { verdict: 'stuck', lastMovedAt: NOW - 5_000, stuckSince: NOW - 300_000 } as const
  expect(findings({ groups: [group('billing', stuck)] })).toMatchObject([
    { kind: 'group-stuck', since: { at: NOW - 300_000, atLeast: false } },
  ])
})

test('a coordinator that is moving is no finding yet; one that is not found again is', () => {
  const adrift = (ms: number) => findings({ groups: [group('billing', {}, { unavailableSince: NOW - ms })] }).map(({ kind }) => kind)
  expect([adrift(5_000), adrift(60_000)]).toEqual([[], ['coordinator-unavailable']])
})

/** One snapshot after another: what each finds of commits beyond the end, given by round and by partition, at log end 100. */
function beyondEnd() {
  const since = new SinceTracker()
  return (at: number, endAt: number, ...committed: bigint[]) => {
    const orders = topicState(
      'orders',
      committed.map((_, partition) => partitionState(partition)),
      { logEnd: new BigInt64Array(committed.length).fill(100n), logEndAt: new Float64Array(committed.length).fill(endAt) },
    )
    const offsets = BigInt64Array.from(committed)
    const commits = [{ topic: 'orders', topicId: 'orders', partitions: Int32Array.from(committed.keys()), offsets, metadata: null }]
    const beyond = committed.filter((offset) => offset > 100n).length
    const found = findings({ topics: [orders], groups: [group('billing', { beyondEnd: beyond }, { commits, commitsAt: at })] }, since)
    since.settle({ isWhole: true })
    return found.filter(({ kind }) => kind === 'commit-beyond-end').map(({ count, since: { at: first } }) => ({ count, since: first }))
  }
}

test('a commit beyond the end is a finding when two rounds in a row read it so, since the first of them', () => {
  const look = beyondEnd()
  expect(look(1_000, 1_001, 120n)).toEqual([])
  // Pictures between two rounds hold nothing that was read anew.
  expect(look(1_000, 1_001, 120n)).toEqual([])
  expect(look(2_000, 2_001, 120n)).toEqual([{ count: 1, since: 1_000 }])
  expect(look(2_000, 2_001, 120n)).toEqual([{ count: 1, since: 1_000 }])
  expect(look(3_000, 3_001, 100n)).toEqual([])
  expect(look(4_000, 4_001, 120n)).toEqual([])
})

test('two rounds are two of the same partition, and an end that was not read again does not count', () => {
  const look = beyondEnd()
  expect(look(1_000, 1_001, 120n, 50n)).toEqual([])
  expect(look(2_000, 2_001, 100n, 120n)).toEqual([])
  expect(look(3_000, 2_001, 100n, 120n)).toEqual([])
  expect(look(4_000, 4_001, 120n, 120n)).toEqual([])
  expect(look(5_000, 5_001, 120n, 120n)).toEqual([{ count: 2, since: 4_000 }])
})

test('groups that committed and have nobody in them any more are worth knowing, as long as records wait', () => {
  const left = { verdict: 'inactive', total: 40n, markersOnly: 0n, lastMovedAt: NOW - 60_000 } as const
  const groups = [
    group('gone', left, { state: 'Empty' }),
    group('done', { ...left, total: 0n }, { state: 'Empty' }),
    group('only-markers', { ...left, total: 2n, markersOnly: 2n }, { state: 'Empty' }),
    group('never-seen', { ...left, lastMovedAt: null }, { state: 'Empty' }),
  ]
  expect(findings({ groups })).toMatchObject([
    { kind: 'group-without-members', severity: 'note', subject: 'gone', count: 1, figures: { lag: '40' }, groups: ['gone'] },
  ])
})
