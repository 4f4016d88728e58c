import { describe, expect, test } from 'vitest'
import { RebalanceHistory } from './rebalance-history'
import type { GroupMembership } from './snapshot'

const MINUTE = 60_000
const member = (id: string, partitions: number[]) => ({
  id,
  instanceId: null,
  clientId: id,
  host: '',
  epoch: null,
  assignments: [{ topic: 'orders', partitions }],
})
const described = (asOf: number, epoch: number | null, members: GroupMembership['members']): GroupMembership => ({
  asOf,
  state: 'Stable',
  assignor: null,
  epoch,
  members,
})

describe('rebalances', () => {
  test('unknown until the group is described', () => {
    expect(new RebalanceHistory().note('g', 'classic', null, 0)).toBeNull()
  })

  test('of a KIP-848 group are the steps of its epoch, also those between two looks', () => {
    const history = new RebalanceHistory()
    history.note('g', 'consumer', described(0, 4, []), 0)
    expect(history.note('g', 'consumer', described(MINUTE, 7, []), MINUTE)).toMatchObject({ count: 3, lastAt: MINUTE })
  })

  test('of a classic group are changes of who owns what; the order of partitions is none', () => {
    const history = new RebalanceHistory()
    history.note('g', 'classic', described(0, null, [member('a', [0, 1])]), 0)
    expect(history.note('g', 'classic', described(1, null, [member('a', [1, 0])]), 1)?.count).toBe(0)
    expect(history.note('g', 'classic', described(2, null, [member('a', [0]), member('b', [1])]), 2)?.count).toBe(1)
  })

  test('one description looked at twice counts once, and an hour later not at all', () => {
    const history = new RebalanceHistory()
    history.note('g', 'consumer', described(0, 1, []), 0)
    const second = described(MINUTE, 2, [])
    history.note('g', 'consumer', second, MINUTE)
    expect(history.note('g', 'consumer', second, 20 * MINUTE)).toMatchObject({ count: 1, perHour: 3 })
    expect(history.note('g', 'consumer', second, 62 * MINUTE)).toMatchObject({ count: 0, perHour: 0, since: 2 * MINUTE })
  })

  test('no rate from a few minutes', () => {
    const history = new RebalanceHistory()
    history.note('g', 'consumer', described(0, 1, []), 0)
    expect(history.note('g', 'consumer', described(MINUTE, 2, []), 9 * MINUTE)?.perHour).toBeNull()
  })
})
