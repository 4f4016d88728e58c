import { expect, test } from 'vitest'
import { assembleTopics } from './assemble'
import { CommitWindows } from './commit-windows'
import { EndHistory } from './end-history'
import { GroupAssembler } from './group-assembler'
import { LagHistory } from './lag-history'
import { Picture } from './picture'
import { SinceTracker } from './since-tracker'

/** A group that reads one partition of a topic which broker 1 leads; broker 2 coordinates the group. */
function watched() {
  const picture = new Picture()
  const broker = (id: number) => ({ id, host: 'a', port: id, rack: null })
  const partitions = [{ partition: 0, leader: 1, replicas: [1, 2], isr: [1, 2], offlineReplicas: [] }]
  const topics = [{ name: 'orders', topicId: 'id', internal: false, partitions }]
  picture.setMetadata({ clusterId: 'c', brokers: [broker(1), broker(2)], controllerId: 1, topics }, 0)
  picture.setGroups(new Map([[2, [{ id: 'billing', state: 'Stable', protocolType: 'consumer', type: 'classic' }]]]), 0)
  const history = new LagHistory()
  const windows = new CommitWindows({ intervals: 10, minDistanceMs: 0 })
  const keeping = { history, ends: new EndHistory(), windows, isPolling: () => true, onGap: () => {} }
  const groups = new GroupAssembler(picture, keeping)
  const since = new SinceTracker()
  const look = (now: number, isRound: boolean) =>
    groups.assemble(assembleTopics(picture, { now, since, previous: new Map() }), new Set([1, 2]), now, isRound).get('billing')
  return {
    history,
    commit: (offset: bigint, at: number) => {
      const committed = { partition: 0, offset, metadata: null }
      picture.setCommits([{ group: 'billing', error: null, topics: [{ topic: 'orders', partitions: [committed] }] }], at)
    },
    end: (offset: bigint, at: number) =>
      picture.setOffsets('logEnds', [{ topic: 'orders', partitions: [{ partition: 0, offset, error: null }] }], at),
    between: (now: number) => look(now, false),
    round: (now: number) => look(now, true),
  }
}

test('commits whose leader does not tell its end are at an unknown lag, not beyond the last one it told', () => {
  const { commit, end, round } = watched()
  commit(100n, 1_000)
  end(100n, 1_001)
  expect(round(1_002)?.lag).toMatchObject({ total: 0n, beyondEnd: 0 })
  commit(120n, 2_000)
  expect(round(2_002)?.lag).toMatchObject({ total: null, knownPartitions: 0, partitions: 1, beyondEnd: 0 })
})

test('commits beyond an end that was read after them are counted at once', () => {
  const { commit, end, round } = watched()
  commit(120n, 1_000)
  end(100n, 1_001)
  expect(round(1_002)?.lag).toMatchObject({ total: null, beyondEnd: 1 })
})

test('in the middle of a round a group is what it was: its new commits wait for the ends read after them', () => {
  const { commit, end, round, between, history } = watched()
  commit(100n, 1_000)
  end(100n, 1_001)
  round(1_002)
  commit(120n, 2_000)
  expect(between(2_001)).toMatchObject({ commitsAt: 1_000, lag: { total: 0n } })
  end(125n, 2_002)
  expect(round(2_003)).toMatchObject({ commitsAt: 2_000, lag: { total: 5n } })
  expect(history.total('billing', 'commitRate')).toEqual([Number.NaN, 20])
})
