import { describe, expect, it } from 'vitest'
import type { GroupPartition } from '@/lib/contract/groups'
import { partitionEdge, stateOf } from './partition-state'

const row = (change: Partial<GroupPartition>): GroupPartition => ({
  topic: 'orders',
  partition: 0,
  committed: '1',
  startOffset: null,
  logStart: '0',
  logEnd: '1',
  lag: '0',
  secondsBehind: 0,
  member: 'a',
  state: 'ok',
  leader: 1,
  burrow: null,
  recordAt: null,
  onlyMarkers: false,
  heldBack: null,
  dataLoss: null,
  metadata: null,
  asOf: null,
  stale: false,
  ...change,
})

const held = { topic: 'orders', partition: 0, stableEnd: '1', producerId: null, transactionalId: null }

describe('stateOf', () => {
  it.each([
    [row({ lag: '0' }), 'caught-up'],
    [row({ lag: '10' }), 'caught-up'],
    [row({ lag: '9007199254740993' }), 'behind'],
    [row({ lag: null, state: 'leader-away' }), 'leader-away'],
    [row({ lag: '5', state: 'before-log-start' }), 'before-log-start'],
    [row({ lag: '500', onlyMarkers: true }), 'only-markers'],
    [row({ lag: '500', heldBack: { ...held, since: null } }), 'held-back'],
  ])('%o', (partition, state) => expect(stateOf(partition)).toBe(state))
})

describe('partitionEdge', () => {
  it("has the group's verdict where records wait", () => {
    expect(partitionEdge(row({ lag: '500' }), 'stuck', true)).toBe('danger')
    expect(partitionEdge(row({ lag: '500' }), 'keeping-up', true)).toBe(null)
    expect(partitionEdge(row({ lag: '0' }), 'stuck', true)).toBe(null)
  })

  it('marks a partition nobody owns, but only where somebody should', () => {
    expect(partitionEdge(row({ member: null }), 'caught-up', true)).toBe('warn')
    expect(partitionEdge(row({ member: null }), 'inactive', false)).toBe(null)
    expect(partitionEdge(row({ member: null, state: 'topic-gone' }), 'caught-up', true)).toBe(null)
  })
})
