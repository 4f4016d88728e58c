import { describe, expect, test } from 'vitest'
import { Board, BoardItem, BoardWeek } from '@/lib/contract/boards'
import type { Actor } from '@/lib/domain/access/actor'
import { toGrant } from '@/lib/domain/access/grant'
import { UNKNOWN_CAUSE } from '@/lib/domain/boards/miss-cause'
import { sharedBoard } from '../boards-api'
import { BoardWatch } from '../observe/boards/board-watch'
import { CLUSTER } from '../test/kept-history'
import { temporaryStore } from '../test/temporary-store'
import { VIEWER } from '../test/viewer-context'
import { type BoardRound, ROUND_MS, WatchedBoards } from '../test/watched-boards'
import type { BoardContext } from './board-context'
import { getBoard, listBoards } from './boards'
import { getBoardWeek } from './boards-week'
import type { ViewContext } from './view-context'

/** A Tuesday. */
const NOON = Date.UTC(2026, 10, 17, 12)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const ROUNDS_AN_HOUR = HOUR / ROUND_MS

async function testBoard(from: number, rounds: number, tell: (round: number) => BoardRound) {
  const boards = new WatchedBoards()
  const store = temporaryStore()
  const watch = new BoardWatch({ boards: store.boards, settings: store.settings, recorder: boards.recorder, onError: () => {} })
  watch.watch(boards.cluster)
  let at = from
  for (let round = 0; round < rounds; round += 1, at += ROUND_MS) await boards.recordRound(at, tell(round))
  const services = [
    { title: 'Orders', cluster: CLUSTER, groups: ['orders-*'], targetSeconds: 60 },
    { title: 'Nobody', cluster: CLUSTER, groups: ['gone'], targetSeconds: 60 },
  ]
  const board = await watch.add({ name: 'Business', services }, ({ id }) => ({
    id,
    atMs: from,
    cluster: null,
    actor: VIEWER,
    action: 'board.create',
    target: { type: 'board', name: 'Business' },
    detail: '{}',
  }))
  const last = at - ROUND_MS
  const observer = boards.cluster as unknown as ViewContext['observer']
  const view: ViewContext = { actor: VIEWER, observer, history: boards.kept.keeper, name: 'prod' }
  const context = (now = last): BoardContext => ({ actor: VIEWER, watch, clusters: [view], now })
  return { boards, watch, id: board?.id ?? '', context, last }
}

test('a board tells how far behind its services are, and how much of the time targets were kept', async () => {
  const rounds = 2 * ROUNDS_AN_HOUR + 1
  const { id, context, last } = await testBoard(NOON, rounds, (round) => ({
    'orders-eu': round >= rounds - 6 ? 90 : 2,
    'orders-us': round === 300 ? 500 : 1,
  }))
  const board = Board.parse(await getBoard(context(), id, { misses: 10 }))
  expect(board).toMatchObject({ id, name: 'Business', automatic: false, missesTotal: 2 })
  const [orders, nobody] = board.services
  expect(orders).toMatchObject({
    matched: ['orders-eu', 'orders-us'],
    matchedCount: 2,
    state: 'missed',
    secondsBehind: 90,
    since: new Date(last - 6 * ROUND_MS).toISOString(),
    worst: { worstSeconds: 500, from: new Date(NOON + 299 * ROUND_MS).toISOString(), cause: { kind: 'not-looked' } },
  })
  const known = 2 * 3_600
  const day = 95 * 900 + (((last - 1) % (15 * MINUTE)) + 1) / 1_000
  expect(orders?.kept.day).toEqual({
    percent: (100 * (known - 70)) / known,
    keptSeconds: known - 70,
    missedSeconds: 70,
    unknownSeconds: day - known,
  })
  expect(orders?.kept.week.missedSeconds).toBe(70)
  expect(orders?.kept.month.unknownSeconds).toBe(day + 29 * 86_400 - known)
  expect(orders?.strip).toHaveLength(96)
  expect(orders?.strip.slice(-9).map(({ state }) => state)).toEqual([
    'unknown',
    ...'kept kept kept missed kept kept kept missed'.split(' '),
  ])
  expect(orders?.line).toHaveLength(60)
  expect(orders?.line.slice(-2)).toEqual([2, 90])
  expect(board.misses?.map(({ worstSeconds, to }) => [worstSeconds, to])).toEqual([
    [500, new Date(NOON + 300 * ROUND_MS).toISOString()],
    [90, null],
  ])
  expect(nobody).toMatchObject({ state: 'unknown', secondsBehind: null, matchedCount: 0, worst: null, kept: { day: { percent: null } } })
  expect(nobody?.strip.every(({ state }) => state === 'unknown')).toBe(true)
})

test('the list counts what is missed and unknown, and how much was kept over all of it', async () => {
  const { context } = await testBoard(NOON, 11, (round) => ({ 'orders-eu': round >= 6 ? 90 : 1 }))
  const [item, ...others] = listBoards(context()).items.map((one) => BoardItem.parse(one))
  expect(item).toMatchObject({ name: 'Business', services: 2, missed: 1, unknown: 1, keptPercent: 50 })
  expect(others).toEqual([])
})

test('a group that made a miss once is named only to those who may know of it', async () => {
  const { id, boards, context, watch, last } = await testBoard(NOON, 3, () => ({ 'orders-eu': 7 }))
  const service = watch.get(id)?.services[0]?.id ?? ''
  const cause = { ...UNKNOWN_CAUSE, kind: 'change', group: 'payments', change: 'c-1' } as const
  const miss = { service, from: NOON, to: last, worstSeconds: 7, worstAt: last, cause }
  await boards.kept.store.ledger.write({ cells: [], misses: [miss], countedTo: new Map() })
  const scope = toGrant({ permissions: ['groups:read'], groups: ['orders-*'] })
  const seen = async (actor: Actor) => {
    const board = await getBoard({ ...context(), actor }, id, { misses: 10 })
    const week = await getBoardWeek({ ...context(), actor }, id, { zone: 'UTC' })
    return [board?.misses?.[0]?.cause, board?.services[0]?.worst?.cause, week?.misses[0]?.cause]
  }
  expect(await seen(VIEWER)).toEqual([cause, cause, cause])
  const hidden = { ...cause, group: null, change: null }
  expect(await seen({ ...VIEWER, scope })).toEqual([hidden, hidden, hidden])
})

test('a group that is named and not there is told, once every broker has told its groups; so is a cluster that is gone', async () => {
  const { id, boards, watch, context, last } = await testBoard(NOON, 3, () => ({ 'orders-eu': 7 }))
  const told = async () => (await getBoard(context(boards.snapshot.takenAt), id, { misses: 10 }))?.services
  expect((await told())?.map(({ absent, clusterGone }) => [absent, clusterGone])).toEqual([
    [[], false],
    [['gone'], false],
  ])
  await boards.recordRound(last + ROUND_MS, { 'orders-eu': 7 })
  boards.snapshot = { ...boards.snapshot, complete: false }
  watch.noteRound(CLUSTER, last + ROUND_MS)
  expect((await told())?.[1]).toMatchObject({ state: 'unknown', absent: [] })
  watch.unwatch(CLUSTER)
  expect((await told())?.map(({ clusterGone }) => clusterGone)).toEqual([true, true])
})

test('when rounds end to come it is unknown, and says what was known last', async () => {
  const { id, context, last } = await testBoard(NOON, 3, () => ({ 'orders-eu': 7 }))
  const board = await getBoard(context(last + 26_000), id, { misses: 10 })
  const at = new Date(last).toISOString()
  expect(board?.services[0]).toMatchObject({ state: 'unknown', secondsBehind: null, since: at, lastKnown: { secondsBehind: 7, at } })
})

test('a store that cannot be read costs what is older than a day, never the board', async () => {
  const { id, boards, context } = await testBoard(NOON, 3, () => ({ 'orders-eu': 7 }))
  await boards.kept.close()
  const board = await getBoard(context(), id, { misses: 10 })
  expect(board?.services[0]).toMatchObject({ state: 'kept', kept: { day: { percent: 100 } } })
  expect(board?.errors).toContainEqual(expect.objectContaining({ part: 'history', error: 'HISTORY_NOT_READ' }))
  // Which targets were missed is not known: that none was would be good news.
  expect(board).toMatchObject({ stale: true, misses: null, missesTotal: null })
  const shared = sharedBoard(Board.parse(board))
  expect(shared).toMatchObject({ stale: true, misses: null, missesTotal: null })
  expect(shared.errors.map(({ part, error, message }) => [part, error, message])).toEqual([['history', 'HISTORY_NOT_READ', '']])
})

describe('a week of a board', () => {
  // Two days of rounds a minute apart would be no rounds: it is told of by the day's last hours and the next day's first.
  const midnight = Date.UTC(2026, 10, 17, 23)
  const tell = (round: number) => ({ 'orders-eu': round === ROUNDS_AN_HOUR + 1 ? 90 : 1 })

  test('is cut at the midnights of the zone asked for', async () => {
    const { id, context } = await testBoard(midnight - HOUR, 2 * ROUNDS_AN_HOUR + 1, tell)
    const week = BoardWeek.parse(await getBoardWeek(context(), id, { zone: 'Europe/Berlin' }))
    expect([week.from, week.to]).toEqual(['2026-11-15T23:00:00.000Z', '2026-11-22T23:00:00.000Z'])
    const [orders] = week.services
    expect(orders?.days.map(({ kept }) => [kept.keptSeconds, kept.missedSeconds, kept.percent === null])).toEqual([
      [0, 0, true],
      [3_600, 0, false],
      [3_590, 10, false],
      ...Array.from({ length: 4 }, () => [0, 0, true]),
    ])
    expect(orders?.days.map(({ kept }) => kept.unknownSeconds)).toEqual([86_400, 82_800, 0, 0, 0, 0, 0])
    expect(orders?.days[2]?.worstSeconds).toBe(90)
    expect(orders?.kept).toMatchObject({ keptSeconds: 7_190, missedSeconds: 10 })
    expect(week.kept).toEqual({
      ...orders?.kept,
      unknownSeconds: (orders?.kept.unknownSeconds ?? 0) + (week.services[1]?.kept.unknownSeconds ?? 0),
    })
    expect(week.misses.map(({ title, worstSeconds }) => [title, worstSeconds])).toEqual([['Orders', 90]])
    expect(week.missesTotal).toBe(1)
    const inUtc = await getBoardWeek(context(), id, { zone: 'UTC', from: '2026-11-17' })
    expect(inUtc?.from).toBe('2026-11-17T00:00:00.000Z')
    expect(inUtc?.services[0]?.days[0]?.kept).toMatchObject({ keptSeconds: 7_190, missedSeconds: 10 })
    expect(await getBoardWeek(context(), id, { zone: 'UTC', from: '2026-11-09' })).toMatchObject({ misses: [], missesTotal: 0 })
  })

  test('tells how it was in the seven days before, stored or not yet', async () => {
    const { id, context, boards } = await testBoard(midnight - HOUR, 2 * ROUNDS_AN_HOUR + 1, tell)
    const week = { zone: 'Europe/Berlin', from: '2026-11-18' }
    const asked = async () => BoardWeek.parse(await getBoardWeek(context(), id, week))
    const told = await asked()
    const [orders, nobody] = told.services
    expect(orders?.kept).toMatchObject({ keptSeconds: 3_590, missedSeconds: 10 })
    expect(orders?.keptBefore).toEqual({ percent: 100, keptSeconds: 3_600, missedSeconds: 0, unknownSeconds: 7 * 86_400 - 3_600 })
    expect(nobody?.keptBefore).toEqual({ percent: null, keptSeconds: 0, missedSeconds: 0, unknownSeconds: 7 * 86_400 })
    expect(told.keptBefore).toEqual({ ...orders?.keptBefore, unknownSeconds: 14 * 86_400 - 3_600 })
    await boards.recorder.flush(context().now)
    expect(await asked()).toEqual(told)
    // Of a week that is to come, what of the one before it is over.
    const next = BoardWeek.parse(await getBoardWeek(context(), id, { ...week, from: '2026-11-23' }))
    expect(next.services[0]?.keptBefore).toMatchObject({ keptSeconds: 7_190, missedSeconds: 10, unknownSeconds: 2 * 86_400 - 3_600 })
  })

  test('counts also the misses that no sheet has room for', async () => {
    const { id, context } = await testBoard(NOON, 151, (round) => ({ 'orders-eu': round % 5 === 3 ? 90 : 1 }))
    const week = await getBoardWeek(context(), id, { zone: 'UTC' })
    expect([week?.misses.length, week?.missesTotal]).toEqual([20, 30])
  })
})
