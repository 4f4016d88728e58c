import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupPartition } from '@/lib/contract/groups'
import { compareLag, type GroupMember, memberRows, partitionRanges } from './member-lag'

const member = (id: string): GroupMember => ({ id, instanceId: null, clientId: id, host: '10.0.0.1', epoch: null, assignments: [] })
const partition = (owner: string | null, lag: string | null, secondsBehind: number | null): GroupPartition => ({
  topic: 'orders',
  partition: 0,
  committed: null,
  startOffset: null,
  logStart: null,
  logEnd: null,
  lag,
  secondsBehind,
  member: owner,
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
})

describe('memberRows', () => {
  it('adds what waits for a member and takes its longest time behind', () => {
    const [row] = memberRows({
      members: [member('a')],
      partitions: [partition('a', '9007199254740993', 3), partition('a', '2', 9), partition('b', '100', 1)],
    })
    expect(row).toMatchObject({ lag: 9007199254740995n, secondsBehind: 9, isComplete: true })
  })

  it('does not call the next oldest the oldest when the age of one partition is unknown', () => {
    const [row] = memberRows({ members: [member('a')], partitions: [partition('a', '5', 3), partition('a', '90', null)] })
    expect(row).toMatchObject({ lag: 95n, secondsBehind: null })
  })

  it('says unknown rather than 0, and when a sum is not whole', () => {
    const rows = memberRows({
      members: [member('a'), member('b')],
      partitions: [partition('a', null, null), partition('b', '5', null), partition('b', null, null)],
    })
    expect(rows.map(({ lag, isComplete }) => ({ lag, isComplete }))).toEqual([
      { lag: null, isComplete: false },
      { lag: 5n, isComplete: false },
    ])
  })

  it('has no rows while the members are not known', () => expect(memberRows({ members: null, partitions: [] })).toEqual([]))
})

describe('partitionRanges', () => {
  it.each([
    [[], ''],
    [[4], '4'],
    [[4, 5], '4, 5'],
    [[0, 1, 2, 3, 7], '0–3, 7'],
    [[9, 7, 4], '4, 7, 9'],
  ])('%j → %s', (partitions, text) => expect(partitionRanges(partitions)).toBe(text))

  it('names every partition once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(200)), (partitions) => {
        const named = partitionRanges(partitions)
          .split(', ')
          .filter(Boolean)
          .flatMap((range) => {
            const [from = 0, to = from] = range.split('–').map(Number)
            return Array.from({ length: to - from + 1 }, (_, index) => from + index)
          })
        expect(named).toEqual(partitions.toSorted((a, b) => a - b))
      }),
    )
  })
})

it('compareLag puts unknown below everything', () => {
  expect([5n, null, 90n, 0n].toSorted(compareLag)).toEqual([null, 0n, 5n, 90n])
})
