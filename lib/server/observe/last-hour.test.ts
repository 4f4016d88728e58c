import { expect, test } from 'vitest'
import { KeptHistory, CLUSTER } from '../test/kept-history'
import { fixedObserver, groupState } from '../test/observer-fixture'
import { topicState } from '../test/snapshot-fixtures'
import { LastHour } from './last-hour'
import type { GroupState, TopicState } from './snapshot'

const MINUTE = 60_000
const NOON = Date.UTC(2026, 0, 1, 12)

interface Round {
  groups?: readonly GroupState[]
  topics?: readonly TopicState[]
}

function pictureOf(takenAt: number, { groups: told = [], topics = [topic('orders'), topic('refunds')] }: Round) {
  const groups = told.map((group) => ({ ...group, commitsAt: group.commitsAt === 0 ? takenAt : group.commitsAt }))
  return { ...fixedObserver({ cluster: CLUSTER, groups, topics, asOf: takenAt }).snapshot, takenAt }
}

const topic = (name: string, rate: number | null = null): TopicState => topicState(name, [], { recordsPerSec: rate })

/** A group's lag by topic; null where nobody knows. */
function reading(lags: Record<string, bigint | null>): GroupState {
  const commits = Object.fromEntries(Object.keys(lags).map((name) => [name, { 0: 0n }]))
  const topics = Object.values(lags).map((lag) => ({ lag, seconds: null, levels: null }))
  return groupState('billing', commits, { lag: { topics } })
}

const known = (values: readonly number[]) => values.flatMap((value, index) => (Number.isNaN(value) ? [] : [[index - 59, value]]))

test('a minute has the greatest of its rounds, in an hour of minutes', () => {
  const hour = new LastHour()
  for (const [second, lag] of [
    [0, 5n],
    [10, 900n],
    [20, 7n],
    [60, 8n],
  ] as const) {
    hour.note(pictureOf(NOON + second * 1000, { groups: [reading({ orders: lag })] }))
  }
  expect(hour.lagOf('billing', NOON + MINUTE)).toHaveLength(60)
  expect(known(hour.lagOf('billing', NOON + MINUTE))).toEqual([
    [-1, 900],
    [0, 8],
  ])
  expect(known(hour.lagOf('nobody', NOON))).toEqual([])
})

test('what all topics lag together is unknown while one that is there is, and of one by itself only that one', () => {
  const hour = new LastHour()
  hour.note(pictureOf(NOON, { groups: [reading({ orders: 5n, refunds: 3n })] }))
  hour.note(pictureOf(NOON + MINUTE, { groups: [reading({ orders: 6n, refunds: null })] }))
  hour.note(pictureOf(NOON + 2 * MINUTE, { groups: [reading({ orders: 7n, gone: null })] }))
  const now = NOON + 2 * MINUTE
  expect(known(hour.lagOf('billing', now))).toEqual([
    [-2, 8],
    [0, 7],
  ])
  expect(known(hour.lagOf('billing', now, 'orders')).map(([, lag]) => lag)).toEqual([5, 6, 7])
  expect(known(hour.lagOf('billing', now, 'refunds'))).toEqual([])
})

test('what a coordinator or a leader has not told anew is a gap', () => {
  const hour = new LastHour()
  const [before, after] = [topic('orders', 12), topic('orders', 12)]
  hour.note(pictureOf(NOON, { groups: [reading({ orders: 5n })], topics: [before] }))
  const away = { ...reading({ orders: 99n }), unavailableSince: NOON }
  hour.note(pictureOf(NOON + MINUTE, { groups: [away], topics: [before] }))
  hour.note(pictureOf(NOON + 2 * MINUTE, { groups: [reading({ orders: 6n })], topics: [after] }))
  const old = { ...reading({ orders: 7n }), commitsAt: NOON + 2 * MINUTE }
  hour.note(pictureOf(NOON + 3 * MINUTE, { groups: [old], topics: [after] }))
  const now = NOON + 2 * MINUTE
  expect(known(hour.lagOf('billing', NOON + 3 * MINUTE))).toHaveLength(2)
  expect(known(hour.lagOf('billing', now))).toEqual([
    [-2, 5],
    [0, 6],
  ])
  expect(known(hour.rateOf('orders', now))).toEqual([
    [-2, 12],
    [0, 12],
  ])
})

test('after a restart the hour begins with what the history knows of it', async () => {
  const kept = new KeptHistory()
  await kept.round(NOON - 90 * MINUTE, { billing: { orders: { lag: 1 } } })
  for (let minute = 50; minute > 30; minute -= 1) {
    await kept.round(NOON - minute * MINUTE, { billing: { orders: { lag: minute }, refunds: { lag: 1000 } } })
  }
  await kept.keeper.flush(NOON - 30 * MINUTE)
  await kept.close()
  const later = new KeptHistory({ path: kept.path })
  const hour = new LastHour()
  const now = pictureOf(NOON, { groups: [reading({ orders: 3n, refunds: 2n })] })
  hour.note(now)
  await hour.fillIn(now, later.keeper, new AbortController().signal)
  await later.close()
  const minutes = Array.from({ length: 20 }, (_, index) => [index - 50, 50 - index] as const)
  expect(known(hour.lagOf('billing', NOON))).toEqual([...minutes.map(([at, lag]) => [at, lag + 1000]), [0, 5]])
  expect(known(hour.lagOf('billing', NOON, 'orders'))).toEqual([...minutes, [0, 3]])
})
