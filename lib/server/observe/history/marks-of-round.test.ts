import { describe, expect, test } from 'vitest'
import { fixedObserver, groupState } from '../../test/observer-fixture'
import type { GroupState } from '../snapshot'
import { marksOfRound } from './marks-of-round'

const at = (asOf: number, ...groups: GroupState[]) => fixedObserver({ groups, asOf }).snapshot
const rebalances = (lastAt: number | null) => ({ count: 1, since: 0, perHour: null, lastAt })
const members = (count: number) =>
  ({ members: Array.from({ length: count }, (_, n) => ({ id: `m${n}` })), epoch: null }) as unknown as GroupState['membership']

describe('marksOfRound', () => {
  test('a rebalance since the round before, with the members there are after it', () => {
    const before = groupState('billing', {}, { rebalances: rebalances(null), membership: members(3) })
    const after = groupState('billing', {}, { rebalances: rebalances(12), membership: members(4) })
    expect(marksOfRound(at(10, before), at(20, after))).toEqual([
      { cluster: 'test', group: 'billing', at: 12, kind: 'rebalance', amount: 4n },
    ])
    expect(marksOfRound(at(20, after), at(30, after))).toEqual([])
  })

  test('commits that went back, of a group with members', () => {
    const [before, after] = [{ orders: { 0: 500n, 1: 10n } }, { orders: { 0: 100n, 1: 12n } }]
    const stable = { state: 'Stable' }
    expect(marksOfRound(at(10, groupState('billing', before, stable)), at(20, groupState('billing', after, stable)))).toEqual([
      { cluster: 'test', group: 'billing', at: 20, kind: 'moved-back', amount: 400n },
    ])
  })

  test('commits that went on while nobody read, but not those of a consumer that has just left', () => {
    const [before, after] = [{ orders: { 0: 100n } }, { orders: { 0: 900n } }]
    const moved = (was: string) =>
      marksOfRound(at(10, groupState('b', before, { state: was })), at(20, groupState('b', after, { state: 'Empty' })))
    expect(moved('Empty')).toEqual([{ cluster: 'test', group: 'b', at: 20, kind: 'moved-forward', amount: 800n }])
    expect(moved('Stable')).toEqual([])
  })

  test('a consumer without a group protocol has no members, and reads all the same', () => {
    const simple = { state: 'Empty', protocolType: '' }
    const [before, after] = [groupState('b', { orders: { 0: 1n } }, simple), groupState('b', { orders: { 0: 9n } }, simple)]
    expect(marksOfRound(at(10, before), at(20, after))).toEqual([])
  })
})
