import { expect, test } from 'vitest'
import { CommitMovement, recordGroup } from './commit-movement'
import { LagHistory } from './lag-history'
import { busyMs } from '../test/busy-ms'
import { partitionState, topicState } from '../test/snapshot-fixtures'
import type { GroupState, TopicCommits } from './snapshot'

const commits = (...offsets: bigint[]): TopicCommits[] => [
  { topic: 'orders', topicId: 'id', partitions: Int32Array.from(offsets.keys()), offsets: BigInt64Array.from(offsets), metadata: null },
]

test('a group has moved when any of its commits has, and only then', () => {
  const movement = new CommitMovement()
  expect(movement.note('g', commits(1n, 1n), 10).movedAt).toBeNull()
  expect(movement.note('g', commits(1n, 1n), 20).movedAt).toBeNull()
  expect(movement.note('g', commits(1n, 2n), 30).movedAt).toBe(30)
  expect(movement.note('g', commits(1n, 2n), 40)).toMatchObject({ movedAt: 30, knownSince: 10 })
})

test('a picture between two rounds is no new evidence', () => {
  const movement = new CommitMovement()
  movement.note('g', commits(1n), 10)
  expect(movement.note('g', commits(5n), 10)).toMatchObject({ movedAt: null, before: null })
})

test('a partition stands since its own commit moved, whatever the others do', () => {
  const movement = new CommitMovement()
  movement.note('g', commits(1n, 1n), 10)
  movement.note('g', commits(1n, 2n), 20)
  expect([...(movement.note('g', commits(1n, 3n), 30).stoodSince.get('orders') ?? [])]).toEqual([10, 30])
  expect(movement.committed('g', 'orders', 0)).toEqual({ offset: 1n, sinceMs: 10 })
  expect(movement.committed('g', 'orders', 7)).toBeNull()
})

test('what moved is told a round later once more, for every partition, also of a group that never rests', () => {
  const movement = new CommitMovement()
  movement.note('g', commits(1n, 1n), 10)
  expect(movement.note('g', commits(2n, 1n), 20)).toMatchObject({
    moved: [{ partition: 0, offset: 2n, before: { offset: 1n, sinceMs: 10 } }],
  })
  const next = movement.note('g', commits(3n, 5n), 30)
  expect(next.movedBefore).toMatchObject([{ partition: 0, offset: 2n, seenAtMs: 20 }])
  expect(next.movedBeforeSince).toBe(10)
  expect(next.moved.map(({ partition }) => partition)).toEqual([0, 1])
})

test('commits that are gone are lost, and are no move', () => {
  const movement = new CommitMovement()
  movement.note('g', commits(1n, 1n), 10)
  expect(movement.note('g', commits(1n), 20)).toMatchObject({ lost: [{ topic: 'orders', partition: 1 }], moved: [], movedAt: null })
})

test('a topic made anew under its old name is another one', () => {
  const movement = new CommitMovement()
  movement.note('g', commits(9n), 10)
  const anew = commits(9n).map((of) => ({ ...of, topicId: 'another' }))
  expect(movement.note('g', anew, 20).moved).toMatchObject([{ partition: 0, offset: 9n, before: null }])
})

test('a group that commits every ten minutes has a usual pause of ten minutes', () => {
  const movement = new CommitMovement()
  for (let minute = 0; minute <= 60; minute += 1) movement.note('g', commits(BigInt(Math.floor(minute / 10))), minute * 60_000)
  expect(movement.known('g').usualPauseMs).toBe(600_000)
})

test('the commits of a group of 20,000 partitions in 2,000 topics are compared in one walk', () => {
  const movement = new CommitMovement()
  const wide = (offset: bigint): TopicCommits[] =>
    Array.from({ length: 2_000 }, (_, n) => ({
      ...(commits(...Array.from({ length: 10 }, () => offset))[0] as TopicCommits),
      topic: `t${n}`,
    }))
  movement.note('g', wide(1n), 10)
  let moved: readonly unknown[] = []
  const next = wide(2n)
  expect(busyMs(() => (moved = movement.note('g', next, 20).moved))).toBeLessThan(200)
  expect(moved).toHaveLength(20_000)
})

test('the history keeps what a round knew of each topic, and a gap where it knew nothing', () => {
  const history = new LagHistory()
  const topic = topicState('orders', [partitionState(0), partitionState(1)], { topicId: 'id', recordsPerSec: 7 })
  const lag = { topics: [{ lag: 60n, seconds: null, levels: null }] }
  const group = { id: 'g', type: 'classic', commits: commits(40n, 50n), commitsAt: 10_000, share: null, lag } as unknown as GroupState
  history.beginRound(10_000)
  recordGroup(history, group, (name) => (name === 'orders' ? topic.recordsPerSec : null), { at: 0, commits: commits(20n, 50n) })
  expect([history.total('g', 'lag'), history.total('g', 'commitRate'), history.total('g', 'produceRate')]).toEqual([[60], [2], [7]])
  expect(history.total('g', 'seconds')).toEqual([Number.NaN])
})
