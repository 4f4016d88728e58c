import { expect, test } from 'vitest'
import { assembleTopics } from './assemble'
import { CommitWindows } from './commit-windows'
import { EndHistory } from './end-history'
import { GroupAssembler } from './group-assembler'
import { LagHistory } from './lag-history'
import { Picture } from './picture'
import { SinceTracker } from './since-tracker'

function assembled(
  groups: GroupAssembler,
  topics: ReturnType<typeof assembleTopics>,
  { up, now, isRound }: { up: ReadonlySet<number>; now: number; isRound: boolean },
) {
  const steps = groups.assemble(topics, up, now, isRound)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** A group that reads one partition of a topic which broker 1 leads; broker 2 coordinates the group. */
function watched({ isPolling = true } = {}) {
  const gaps: string[] = []
  const picture = new Picture()
  const broker = (id: number) => ({ id, host: 'a', port: id, rack: null })
  const partitions = [{ partition: 0, leader: 1, replicas: [1, 2], isr: [1, 2], offlineReplicas: [] }]
  const topics = [{ name: 'orders', topicId: 'id', internal: false, partitions }]
  picture.setMetadata({ clusterId: 'c', brokers: [broker(1), broker(2)], controllerId: 1, topics }, 0)
  picture.setGroups(new Map([[2, [{ id: 'billing', state: 'Stable', protocolType: 'consumer', type: 'classic' }]]]), 0)
  const history = new LagHistory()
  const windows = new CommitWindows({ intervals: 10, minDistanceMs: 0 })
  const keeping = { history, ends: new EndHistory(), windows, isPolling: () => isPolling, onGap: () => void gaps.push('gap') }
  const groups = new GroupAssembler(picture, keeping)
  const since = new SinceTracker()
  const up = new Set([1, 2])
  const look = (now: number, isRound: boolean) =>
    assembled(groups, assembleTopics(picture, { now, since, previous: new Map() }), { up, now, isRound }).get('billing')
  return {
    history,
    windows,
    gaps,
    up,
    committedPerSec: () => groups.committedPerSec,
    refuse: (error: string, at: number) => picture.setCommits([{ group: 'billing', error, topics: [] }], at),
    members: (topic: string) => {
      const member = { id: 'm', instanceId: null, clientId: 'c', host: 'h', epoch: null, assignments: [{ topic, partitions: [0] }] }
      picture.membership.set('billing', { asOf: 0, state: 'Stable', assignor: null, epoch: null, members: [member] })
    },
    tail: (offset: bigint, at: number) =>
      windows.add(
        { group: 'billing', topic: 'orders', partition: 0, offset, committedAtMs: at },
        { topicId: 'id', logEnd: BigInt64Array.of(1_000n) },
        () => groups.committed('billing', 'orders', 0),
      ),
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

test('polling, what changed is a commit; what stands stands in for one', () => {
  const { commit, end, round, windows } = watched()
  const offsets = (group: ReturnType<typeof round>) =>
    group ? windows.window(group, 'orders', 0).map((of) => [of.offset, of.timestampMs]) : null
  commit(100n, 1_000)
  end(1_000n, 1_001)
  expect(offsets(round(1_002))).toEqual([])
  commit(100n, 11_000)
  expect(offsets(round(11_002))).toEqual([[100n, 1_000]])
  commit(120n, 21_000)
  expect(offsets(round(21_002))).toEqual([
    [100n, 1_000],
    [120n, 21_000],
  ])
})

test('tailing, a commit that the tail has not told of a round later is taken from the round and counted as missed', () => {
  const { commit, end, round, windows, gaps } = watched({ isPolling: false })
  const last = () => windows.last('billing', 'orders', 0)?.offset ?? null
  end(1_000n, 0)
  commit(100n, 1_000)
  round(1_002)
  commit(120n, 11_000)
  round(11_002)
  expect([last(), gaps]).toEqual([null, []])
  // It goes on without a rest, and the tail stays silent.
  commit(130n, 21_000)
  round(21_002)
  expect([last(), gaps]).toEqual([120n, ['gap']])
})

test('tailing, commits that the tail told of are no gap, however far on it is', () => {
  const now = Date.now()
  const { commit, end, round, tail, gaps } = watched({ isPolling: false })
  end(1_000n, now)
  commit(100n, now)
  round(now)
  tail(120n, now + 1)
  commit(120n, now + 2)
  round(now + 2)
  tail(150n, now + 3)
  commit(150n, now + 4)
  round(now + 4)
  expect(gaps).toEqual([])
})

test.each(['NOT_COORDINATOR', 'COORDINATOR_LOAD_IN_PROGRESS'])(
  '%s leaves the group as it was: nothing has moved, nothing is lost',
  (error) => {
    const { commit, end, round, refuse, windows, gaps } = watched({ isPolling: false })
    commit(100n, 1_000)
    end(150n, 1_001)
    round(1_002)
    refuse(error, 11_000)
    expect(round(11_002)).toMatchObject({ commitsAt: 1_000, refused: null, lag: { total: 50n, lastMovedAt: null } })
    commit(100n, 21_000)
    const group = round(21_002)
    expect(group).toMatchObject({ lag: { total: 50n, lastMovedAt: null } })
    expect(group && windows.window(group, 'orders', 0)).toHaveLength(1)
    expect(gaps).toEqual([])
  },
)

test('a group that is refused for good says so, and has not moved when it is told again', () => {
  const { commit, end, round, refuse } = watched()
  commit(100n, 1_000)
  end(150n, 1_001)
  round(1_002)
  refuse('GROUP_AUTHORIZATION_FAILED', 11_000)
  expect(round(11_002)).toMatchObject({ refused: 'GROUP_AUTHORIZATION_FAILED', lag: { total: null } })
  commit(100n, 21_000)
  expect(round(21_002)).toMatchObject({ refused: null, lag: { total: 50n, lastMovedAt: null } })
})

test('commits on a topic that no member reads any more make nobody stuck; their lag is told', () => {
  const { commit, end, round, members } = watched()
  commit(100n, 1_000)
  end(1_000n, 1_001)
  round(1_002)
  for (let at = 11_000; at <= 301_000; at += 10_000) {
    commit(100n, at)
    end(1_000n, at + 1)
    members(at < 301_000 ? 'orders' : 'payments')
    if (at === 291_000) expect(round(at + 2)?.lag).toMatchObject({ verdict: 'stuck', unread: [], stuckSince: 1_000 })
    else round(at + 2)
  }
  const after = round(301_003)
  expect(after?.lag).toMatchObject({ total: 900n, unread: ['orders'], stuckSince: null })
  expect(after?.lag.verdict).not.toBe('stuck')
})

test('of a round in which the coordinator has told no commits the history has a gap, though the end goes on', () => {
  const { commit, end, round, history } = watched()
  commit(100n, 1_000)
  end(100n, 1_001)
  round(1_002)
  end(900n, 2_001)
  expect(round(2_002)?.lag.total).toBe(800n)
  commit(900n, 3_000)
  end(900n, 3_001)
  round(3_002)
  expect(history.total('billing', 'lag')).toEqual([0, Number.NaN, 0])
})

/** At 2 s it has committed ten records a second. */
function committing() {
  const group = watched()
  const { commit, end, round, committedPerSec } = group
  commit(100n, 1_000)
  end(100n, 1_001)
  round(1_002)
  commit(110n, 2_000)
  end(110n, 2_001)
  round(2_002)
  expect(committedPerSec()).toBeCloseTo(10)
  return group
}

test('while the coordinator of a group that commits does not answer, it is unknown how much is committed', () => {
  const { commit, end, round, up, committedPerSec } = committing()
  up.delete(2)
  end(120n, 3_001)
  round(3_002)
  expect(committedPerSec()).toBeNull()
  up.add(2)
  commit(130n, 4_000)
  end(130n, 4_001)
  round(4_002)
  expect(committedPerSec()).toBeCloseTo(10)
})

test('while it answers but tells no commits, it is unknown too', () => {
  const { end, round, committedPerSec } = committing()
  end(120n, 3_001)
  expect(round(3_002)?.refused).toBeNull()
  expect(committedPerSec()).toBeNull()
})
