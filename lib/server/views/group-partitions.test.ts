import { expect, test } from 'vitest'
import { CommitWindows } from '../observe/commit-windows'
import { EndHistory } from '../observe/end-history'
import type { Observer } from '../observe/observer'
import type { GroupState } from '../observe/snapshot'
import { partitionState, topicState } from '../test/snapshot-fixtures'
import { groupPartitions } from './group-partitions'

const AT = Date.UTC(2026, 0, 1)

/** Commit 120, log end 100, and when each was read. */
function row(commitsAt: number, endAt: number) {
  const orders = topicState('orders', [partitionState(0)], { logEnd: BigInt64Array.of(100n), logEndAt: Float64Array.of(endAt) })
  const commits = { topic: 'orders', topicId: 'orders', partitions: Int32Array.of(0), offsets: BigInt64Array.of(120n), metadata: null }
  const group = {
    id: 'billing',
    commits: [commits],
    commitsAt,
    stoodSince: new Map(),
    share: null,
    membership: null,
    unavailableSince: null,
  }
  const burrow = { intervals: 10, minDistanceMs: 0, allowedLag: 0n, minimumComplete: 0 }
  const windows = new CommitWindows(burrow)
  const observer = { snapshot: { topics: new Map([['orders', orders]]) }, windows, burrow, ends: new EndHistory() }
  return groupPartitions(group as unknown as GroupState, observer as unknown as Observer)[0]
}

test('a partition says "beyond the end" only of an end read at or after the commit', () => {
  expect(row(AT, AT + 1)).toMatchObject({ committed: '120', logEnd: '100', lag: null, state: 'beyond-end' })
  expect(row(AT + 1, AT)).toMatchObject({ committed: '120', logEnd: '100', lag: null, state: 'unknown' })
})
