import { expect, test } from 'vitest'
import { CommitMovement, recordGroup } from './commit-movement'
import { LagHistory } from './lag-history'
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

test('the history keeps what a round knew of each topic, and a gap where it knew nothing', () => {
  const history = new LagHistory()
  const topic = topicState('orders', [partitionState(0), partitionState(1)], { topicId: 'id', recordsPerSec: 7 })
  const lag = { topics: [{ lag: 60n, seconds: null }] }
  const group = { id: 'g', type: 'classic', commits: commits(40n, 50n), commitsAt: 10_000, share: null, lag } as unknown as GroupState
  history.beginRound(10_000)
  recordGroup(history, group, new Map([['orders', topic]]), { at: 0, commits: commits(20n, 50n) })
  expect([history.total('g', 'lag'), history.total('g', 'commitRate'), history.total('g', 'produceRate')]).toEqual([[60], [2], [7]])
  expect(history.total('g', 'seconds')).toEqual([Number.NaN])
})
