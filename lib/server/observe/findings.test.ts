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
    config: { minInsyncReplicas, retentionMs: null, retentionBytes: null, cleanupPolicy: null },
  })
}
const group = (id: string, lag: Partial<GroupState['lag']>, change: Partial<GroupState> = {}) =>
  ({
    id,
    state: 'Stable',
    commits: [{ topic: 'orders' }],
    unavailableSince: null,
    lag: { verdict: 'caught-up', overtaken: 0, beyondEnd: 0, partitions: 1, total: 0n, secondsBehind: 0, lastMovedAt: null, ...lag },
    ...change,
  }) as unknown as GroupState

function findings(ground: { brokers?: BrokerState[]; topics?: TopicState[]; groups?: GroupState[] }) {
  const topics = new Map(ground.topics?.map((each) => [each.name, each]))
  const groups = new Map(ground.groups?.map((each) => [each.id, each]))
  return findingsOf({
    now: NOW,
    brokers: ground.brokers ?? [],
    topics,
    groups,
    readersByTopic: new Map([['orders', ['billing']]]),
    since: new SinceTracker(),
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

test('a stuck group is stuck since its last commit', () => {
  expect(findings({ groups: [group('billing', { verdict: 'stuck', lastMovedAt: NOW - 300_000 })] })).toMatchObject([
    { kind: 'group-stuck', since: { at: NOW - 300_000, atLeast: false } },
  ])
})

test('a coordinator that is moving is no finding yet; one that is not found again is', () => {
  const adrift = (ms: number) => findings({ groups: [group('billing', {}, { unavailableSince: NOW - ms })] }).map(({ kind }) => kind)
  expect([adrift(5_000), adrift(60_000)]).toEqual([[], ['coordinator-unavailable']])
})
