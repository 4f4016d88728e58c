import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { toGrant } from '@/lib/domain/access/grant'
import { READS } from '@/lib/domain/access/permissions'
import { CLUSTER, KeptHistory } from '../test/kept-history'
import { fixedObserver, groupState } from '../test/observer-fixture'
import { VIEWER } from '../test/viewer-context'
import { seenBy } from './seen-by'
import { getClusterHistory, getGroupHistory, getTopicHistory } from './history'

/** Rounds are not on the minute. */
const NOON = Date.UTC(2026, 10, 17, 12, 0, 3)
const ROUND_MS = 10_000
const ROUNDS = 12

/** A group that reads two topics, seen for two minutes. */
async function seen() {
  const kept = new KeptHistory()
  for (let round = 0; round < ROUNDS; round += 1) {
    await kept.round(NOON + round * ROUND_MS, { billing: { orders: { lag: round }, refunds: { lag: 100 } } })
  }
  const groups = [groupState('billing', { orders: { 0: 1n }, refunds: { 0: 1n } })]
  const observer = fixedObserver({ cluster: CLUSTER, groups, asOf: NOON + (ROUNDS - 1) * ROUND_MS })
  return { kept, context: { actor: VIEWER, observer, name: 'Prod', history: kept.keeper } }
}

const query = { points: 300, by: 'topic' as const }
const noChanges = () => Promise.resolve([])

describe('a group’s history', () => {
  test('has a point for each round and metric, by topic and over all', async () => {
    const { context } = await seen()
    const history = await getGroupHistory(context, 'billing', query, noChanges)
    expect(history?.times).toHaveLength(ROUNDS)
    expect([...new Set(history?.series.map((one) => one.topic))]).toEqual(['orders', 'refunds'])
    expect(history?.total.map(({ metric, points }) => [metric, points.at(-1)?.[1] ?? null])).toEqual([
      ['lag', 111],
      ['seconds', null],
      ['commitRate', null],
      ['produceRate', null],
    ])
    expect(history).toMatchObject({ whole: true, notWritten: null, marksSince: null, heat: [], heatTotal: 0 })
  })

  test('over all alone has the same total, and no series by topic', async () => {
    const { context } = await seen()
    const [whole, total] = await Promise.all([
      getGroupHistory(context, 'billing', query, noChanges),
      getGroupHistory(context, 'billing', { ...query, by: 'total' }, noChanges),
    ])
    expect(total).toEqual({ ...whole, series: [] })
  })

  test('of one topic has that alone, also as its total', async () => {
    const { context } = await seen()
    const history = await getGroupHistory(context, 'billing', { ...query, topic: 'orders' }, noChanges)
    expect(new Set(history?.series.map((one) => one.topic))).toEqual(new Set(['orders']))
    expect(history?.total[0]?.points.at(-1)?.[1]).toBe(ROUNDS - 1)
  })

  test('of one that is not there is nothing', async () => {
    const { context } = await seen()
    expect(await getGroupHistory(context, 'nobody', query, noChanges)).toBeNull()
  })

  test('tells a change of this console, and not the move that it made a second time', async () => {
    const { context, kept } = await seen()
    const at = NOON + 60_000
    const mark = { cluster: CLUSTER, group: 'billing' }
    await kept.keeper.noteRound(CLUSTER, context.observer.snapshot.takenAt, [
      { ...mark, at: at + 3_000, kind: 'moved-back', amount: 7n },
      { ...mark, at: at - 50_000, kind: 'moved-back', amount: 9n },
      { ...mark, at: at + 1_000, kind: 'rebalance', amount: 2n },
    ])
    const change = { id: 'c1', kind: 'group.reset-offsets', actor: 'ada', at }
    const history = await getGroupHistory(context, 'billing', query, () => Promise.resolve([change]))
    expect(history?.marks.map(({ kind, records, members, change: of }) => [kind, records, members, of?.id ?? null])).toEqual([
      ['moved-back', '9', null, null],
      ['change', null, null, 'c1'],
      ['rebalance', null, 2, null],
    ])
  })

  test('says from when on all that happened is told, where it was too much', async () => {
    const { context, kept } = await seen()
    const rebalances = Array.from({ length: 250 }, (_, index) => ({
      cluster: CLUSTER,
      group: 'billing',
      at: NOON + index,
      kind: 'rebalance' as const,
      amount: 1n,
    }))
    await kept.keeper.noteRound(CLUSTER, context.observer.snapshot.takenAt, rebalances)
    const history = await getGroupHistory(context, 'billing', query, noChanges)
    expect(history?.marks).toHaveLength(200)
    expect(history?.marksSince).toBe(new Date(NOON + 50).toISOString())
  })

  test('has the depth of its partitions at each time, those furthest behind', async () => {
    const { context, kept } = await seen()
    const topics = [
      { lag: 9n, seconds: 70, levels: Uint8Array.of(3) },
      { lag: 0n, seconds: 0, levels: null },
    ]
    const group = groupState('billing', { orders: { 4: 1n }, refunds: { 0: 1n } }, { lag: { topics } })
    kept.keeper.heat.note(fixedObserver({ cluster: CLUSTER, groups: [group], asOf: NOON }).snapshot)
    const history = await getGroupHistory(context, 'billing', query, noChanges)
    expect(history?.heat.map(({ topic, partition, levels }) => [topic, partition, levels[0], levels.at(-1)])).toEqual([
      ['orders', 4, 3, null],
      ['refunds', 0, 0, null],
    ])
  })

  test('shows no depth for a time when nobody watched, however short', async () => {
    const kept = new KeptHistory()
    const rounds = [0, 10, 20, 140, 150, 160].map((seconds) => NOON + seconds * 1000)
    const [level] = [{ lag: 9n, seconds: 70, levels: Uint8Array.of(3) }]
    const group = groupState('billing', { orders: { 0: 1n } }, { lag: { topics: [level] } })
    for (const at of rounds) {
      await kept.round(at, { billing: { orders: { lag: 9 } } })
      kept.keeper.heat.note(fixedObserver({ cluster: CLUSTER, groups: [group], asOf: at }).snapshot)
    }
    const observer = fixedObserver({ cluster: CLUSTER, groups: [group], asOf: rounds.at(-1) ?? 0 })
    const context = { actor: VIEWER, observer, name: 'Prod', history: kept.keeper }
    const history = await getGroupHistory(context, 'billing', query, noChanges)
    const levels = history?.heat[0]?.levels
    const secondsOf = history?.times.map((time) => (Date.parse(time) - NOON) / 1000)
    expect(secondsOf?.map((at, index) => [at, levels?.[index]])).toEqual([
      [0, 3],
      [10, 3],
      [20, 3],
      [30, null],
      [130, null],
      [140, 3],
      [150, 3],
      [160, 3],
    ])
  })
})

test('the cluster’s has what was written and committed, and that of a topic that is not there is nothing', async () => {
  const { context } = await seen()
  const ofCluster = await getClusterHistory(context, { ...query, groups: [] })
  expect(ofCluster.series.map(({ metric, points }) => [metric, points.at(-1)?.[1]])).toEqual([
    ['produced', 1],
    ['consumed', 1],
  ])
  expect(await getTopicHistory(context, 'orders', query)).toBeNull()
})

describe('the cluster’s history with the lag of some groups', () => {
  const HOUR_MS = 3_600_000

  test('has every peak of each, on one axis', async () => {
    const kept = new KeptHistory()
    const rounds = 400
    for (let round = 0; round < rounds; round += 1) {
      // One round in 40 is a peak, and one group is younger than the other.
      const lag = round % 40 === 7 ? 900 : 1
      await kept.round(NOON + round * ROUND_MS, { billing: { orders: { lag } }, ...(round < 200 ? {} : { young: { orders: { lag } } }) })
    }
    const groups = ['billing', 'young'].map((id) => groupState(id, { orders: { 0: 1n } }))
    const asOf = NOON + (rounds - 1) * ROUND_MS
    const context = { actor: VIEWER, observer: fixedObserver({ cluster: CLUSTER, groups, asOf }), name: 'Prod', history: kept.keeper }
    const from = new Date(asOf - 6 * HOUR_MS).toISOString()
    const history = await getClusterHistory(context, { from, points: 100, groups: ['billing', 'young', 'nobody', 'young'] })
    const peaks = history.groups.map(({ id, points }) => [id, points.length, points.filter((point) => point?.[3] === 900).length])
    expect(peaks).toEqual([
      ['billing', history.times.length, 10],
      ['young', history.times.length, 5],
    ])
  })

  test('has the times of the groups that somebody may see who is not told of the whole cluster, and no other group', async () => {
    const { kept } = await seen()
    const whole = fixedObserver({
      cluster: CLUSTER,
      groups: ['billing', 'secret'].map((id) => groupState(id, { orders: { 0: 1n } })),
      asOf: NOON + (ROUNDS - 1) * ROUND_MS,
    })
    const observer = Object.assign(whole, { snapshot: { ...whole.snapshot, findings: [] } })
    const names = { topics: ['orders'], groups: ['billing'], transactionalIds: ['*'], principals: ['*'] }
    const actor: Actor = {
      kind: 'user',
      name: 'ada',
      roles: [{ id: 'team', grants: [toGrant({ permissions: READS, ...names })] }],
      scope: null,
    }
    const context = { actor, observer: seenBy(observer, actor), name: 'Prod', history: kept.keeper }
    const history = await getClusterHistory(context, { ...query, groups: ['billing', 'secret'] })
    expect(history.series.map(({ points }) => points.filter((point) => point !== null))).toEqual([[], []])
    expect(history.groups.map(({ id, points }) => [id, points.at(-1)?.[1]])).toEqual([['billing', 111]])
    expect(history.times).toHaveLength(ROUNDS)
  })
})
