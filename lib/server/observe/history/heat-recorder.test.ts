import { expect, test } from 'vitest'
import { HEAT_MINUTES, UNKNOWN_LEVEL } from '@/lib/domain/series/packed-heat'
import { KeptHistory } from '../../test/kept-history'
import { fixedObserver, groupState } from '../../test/observer-fixture'

const NOON = Date.UTC(2026, 10, 17, 12)
const MINUTE = 60_000
const SERIES = { cluster: 'prod', kind: 'group', name: 'billing', topic: 'orders' } as const

/** A picture in which these partitions are so deep; none given: none lags. */
function picture(asOf: number, levels: number[] | null, offsets: Record<number, bigint> = { 0: 1n, 1: 1n }) {
  const topics = [{ lag: 1n, seconds: null, levels: levels && Uint8Array.from(levels) }]
  return fixedObserver({ cluster: 'prod', asOf, groups: [groupState('billing', { orders: offsets }, { lag: { topics } })] }).snapshot
}

async function levelsOf(kept: KeptHistory, partition: number, minutes: number): Promise<number[]> {
  const hours = await kept.keeper.heatOf(SERIES, { from: NOON, to: NOON + HEAT_MINUTES * MINUTE })
  return [...(hours.get(NOON)?.levels.slice(partition * HEAT_MINUTES, partition * HEAT_MINUTES + minutes) ?? [])]
}

test('a minute has the deepest of its rounds, a partition that did not lag 0, one nobody could tell of nothing', async () => {
  const kept = new KeptHistory()
  kept.keeper.heat.note(picture(NOON, null))
  kept.keeper.heat.note(picture(NOON + 10_000, [3, UNKNOWN_LEVEL]))
  kept.keeper.heat.note(picture(NOON + 20_000, [1, 0]))
  kept.keeper.heat.note(picture(NOON + MINUTE, [UNKNOWN_LEVEL, 5]))
  expect(await levelsOf(kept, 0, 3)).toEqual([3, UNKNOWN_LEVEL, UNKNOWN_LEVEL])
  expect(await levelsOf(kept, 1, 3)).toEqual([0, 5, UNKNOWN_LEVEL])
})

test('while its coordinator does not answer nothing is known', async () => {
  const kept = new KeptHistory()
  const group = groupState(
    'billing',
    { orders: { 0: 1n } },
    { unavailableSince: NOON, lag: { topics: [{ lag: 1n, seconds: 900, levels: Uint8Array.of(5) }] } },
  )
  kept.keeper.heat.note(fixedObserver({ cluster: 'prod', asOf: NOON, groups: [group] }).snapshot)
  expect(await levelsOf(kept, 0, 1)).toEqual([UNKNOWN_LEVEL])
})

test('a partition that is committed later has nothing before', async () => {
  const kept = new KeptHistory()
  kept.keeper.heat.note(picture(NOON, [1], { 0: 1n }))
  kept.keeper.heat.note(picture(NOON + MINUTE, [2, 4], { 0: 1n, 5: 1n }))
  expect(await levelsOf(kept, 0, 2)).toEqual([1, 2])
  expect(await levelsOf(kept, 5, 2)).toEqual([UNKNOWN_LEVEL, 4])
})

test('an hour goes on after a restart, and is there when it is over', async () => {
  const before = new KeptHistory()
  await before.round(NOON, { billing: { orders: { lag: 1 } } })
  before.keeper.heat.note(picture(NOON, [2, 0]))
  await before.keeper.flush(NOON)
  await before.close()

  const after = new KeptHistory({ path: before.path })
  await after.round(NOON + 2 * MINUTE, { billing: { orders: { lag: 1 } } })
  after.keeper.heat.note(picture(NOON + 2 * MINUTE, [4, 0]))
  expect(await levelsOf(after, 0, 3)).toEqual([2, UNKNOWN_LEVEL, 4])
  after.keeper.heat.note(picture(NOON + 61 * MINUTE, [0, 0]))
  await after.round(NOON + 61 * MINUTE, { billing: { orders: { lag: 1 } } })
  await after.close()

  const third = new KeptHistory({ path: before.path })
  expect(await levelsOf(third, 0, 3)).toEqual([2, UNKNOWN_LEVEL, 4])
})
