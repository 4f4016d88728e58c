import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { keptOf } from '@/lib/domain/boards/kept'
import { CLUSTER } from '../../test/kept-history'
import { ROUND_MS, WatchedBoards, service } from '../../test/watched-boards'
import { counted, missesOf, ready, rounds } from '../../test/board-rounds'
import { PATIENT } from '../../test/real-cluster'
import { SECONDS } from './group-seconds'

const NOON = Date.UTC(2026, 10, 17, 12)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('a service', () => {
  test('is judged after every round', async () => {
    const boards = new WatchedBoards()
    await boards.recorder.setServices([service('billing', ['billing'])])
    await rounds(boards, NOON, 1, 2, 50, 70, 71)
    await ready(boards, 'billing')
    expect(boards.recorder.get('billing')).toMatchObject({ state: 'missed', seconds: 71, since: NOON + 2 * ROUND_MS })
    expect(await counted(boards, 'billing')).toEqual({ keptMs: ROUND_MS, closeMs: ROUND_MS, missedMs: 2 * ROUND_MS })
  })

  test('is as far behind as the worst of the groups it means; unknown where one is, or none is there', async () => {
    const boards = new WatchedBoards()
    await boards.recorder.setServices([service('orders', ['orders-*', 'billing']), service('gone', ['gone'])])
    const state = () => ['orders', 'gone'].map((id) => [boards.recorder.get(id)?.state, boards.recorder.get(id)?.seconds])
    await boards.round(NOON, { 'orders-eu': 3, 'orders-us': 70, billing: 1, other: 900 })
    expect(state()).toEqual([
      ['missed', 70],
      ['unknown', null],
    ])
    await boards.round(NOON + ROUND_MS, { 'orders-eu': 3, 'orders-us': null, billing: 1 })
    expect(state()[0]).toEqual(['unknown', null])
    await boards.round(NOON + 2 * ROUND_MS, { 'orders-eu': 3, billing: 1 })
    expect(state()[0]).toEqual(['kept', 3])
    expect(boards.recorder.get('orders')?.groups.map(({ id }) => id)).toEqual(['orders-eu', 'billing'])
    await boards.round(NOON + 3 * ROUND_MS, { 'orders-eu': 3, 'orders-asia': 61, billing: 1 })
    expect(state()[0]).toEqual(['missed', 61])
  })

  test('is unknown while a group that it names is not there, before it as well; one that a pattern might mean may be missing', async () => {
    const boards = new WatchedBoards()
    await boards.recorder.setServices([service('named', ['billing', 'orders']), service('meant', ['billing', 'orders*'])])
    await boards.round(NOON, { billing: 1, orders: 1 })
    await boards.round(NOON + ROUND_MS, { billing: 1, orders: 1 })
    await Promise.all([ready(boards, 'named'), ready(boards, 'meant')])
    await boards.round(NOON + 2 * ROUND_MS, { billing: 1 })
    expect(boards.recorder.get('named')).toMatchObject({ state: 'unknown', seconds: null, groups: [{ id: 'billing', seconds: 1 }] })
    expect(boards.recorder.get('meant')).toMatchObject({ state: 'kept', seconds: 1 })
    expect([await counted(boards, 'named'), await counted(boards, 'meant')].map(({ keptMs }) => keptMs)).toEqual([ROUND_MS, 2 * ROUND_MS])
    const later = [service('later', ['billing', 'gone']), service('whole', ['billing'])]
    await boards.recorder.setServices(later)
    expect([await counted(boards, 'later'), await counted(boards, 'whole')].map(({ keptMs }) => keptMs)).toEqual([0, 2 * ROUND_MS])
    expect(boards.recorder.get('later')?.samples.map(({ seconds }) => seconds)).toEqual([null])
  })

  test('of which a coordinator does not answer is unknown; a topic nobody reads any more harms nobody', async () => {
    const boards = new WatchedBoards()
    await boards.recorder.setServices([service('billing', ['billing']), service('left', ['left'])])
    await boards.round(NOON, {
      billing: { seconds: 1, group: { unavailableSince: NOON } },
      left: { seconds: 900, group: { lag: { unread: ['of-left'] } } },
    })
    expect(boards.recorder.get('billing')?.state).toBe('unknown')
    // It has no lag that counts.
    expect(boards.recorder.get('left')).toMatchObject({ state: 'unknown', groups: [{ id: 'left', seconds: null }] })
  })
})

describe('the numbers', () => {
  test('agree with a count by hand over the samples that were recorded, restarts included', { timeout: 60_000 }, async () => {
    const figure = fc.oneof(fc.constant(null), fc.constantFrom(0, 47.94, 47.96, 48, 60, 60.04, 60.06), fc.integer({ min: 0, max: 120 }))
    const part = fc.record({ away: fc.constantFrom(10, 25, 26, 300, 1_000), samples: fc.array(figure, { minLength: 1, maxLength: 40 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 3 }), async (parts) => {
        let [at, path]: [number, string | undefined] = [NOON, undefined]
        for (const { away, samples } of parts) {
          at += away * 1_000
          const boards: WatchedBoards = new WatchedBoards(path === undefined ? {} : { path })
          path = boards.kept.path
          await boards.recorder.setServices([service('billing', ['billing'])])
          for (const seconds of samples) {
            await boards.round(at, { billing: seconds })
            at += ROUND_MS
          }
          await ready(boards, 'billing')
          await boards.end(at)
        }
        const after = new WatchedBoards(path === undefined ? {} : { path })
        const { points } = await after.kept.keeper.read(
          { cluster: CLUSTER, kind: 'group', name: 'billing', topic: 'of-billing' },
          { from: NOON, to: at, now: at },
        )
        const recorded = points.metrics[SECONDS]?.last ?? []
        const byHand = { within: 0, missed: 0 }
        for (const [index, time] of points.times.entries()) {
          const [before, seconds] = [points.times[index - 1], recorded[index] ?? Number.NaN]
          if (before === undefined || time - before > 25_000 || Number.isNaN(seconds)) continue
          byHand[seconds > 60 ? 'missed' : 'within'] += (time - before) / 1_000
        }
        await after.recorder.setServices([service('billing', ['billing'])])
        const kept = keptOf(await counted(after, 'billing'), DAY)
        expect(kept).toMatchObject({ keptSeconds: byHand.within, missedSeconds: byHand.missed })
        expect(kept.unknownSeconds).toBe(DAY / 1_000 - byHand.within - byHand.missed)
        await after.kept.close()
      }),
      { numRuns: 25 },
    )
  })

  test('go on after a restart; the time away is unknown', async () => {
    const before = new WatchedBoards()
    await before.recorder.setServices([service('billing', ['billing'])])
    const left = await rounds(before, NOON, 1, 1, 70)
    await ready(before, 'billing')
    await before.end(left)
    const after = new WatchedBoards({ path: before.kept.path })
    await after.recorder.setServices([service('billing', ['billing'])])
    const again = left + 5 * MINUTE
    await rounds(after, again, 1, 1)
    await ready(after, 'billing')
    expect(await counted(after, 'billing')).toEqual({ keptMs: 2 * ROUND_MS, closeMs: 0, missedMs: ROUND_MS })
    // How far behind it was in this hour is drawn from before, too.
    expect(after.recorder.get('billing')?.samples.map(({ seconds }) => seconds)).toEqual([1, 1, 70, 1, 1])
    expect(after.recorder.get('billing')?.since).toBe(again)
  })

  test('of what is past keep their judgement when the target changes', async () => {
    const boards = new WatchedBoards()
    await boards.recorder.setServices([service('billing', ['billing'], 60)])
    const next = await rounds(boards, NOON, 30, 30, 30)
    await ready(boards, 'billing')
    await boards.recorder.setServices([service('billing', ['billing'], 20)])
    expect(boards.recorder.get('billing')?.state).toBe('missed')
    await rounds(boards, next, 30)
    expect(await counted(boards, 'billing')).toEqual({ keptMs: 2 * ROUND_MS, closeMs: 0, missedMs: ROUND_MS })
  })

  test('are kept for 90 days', async () => {
    const boards = new WatchedBoards()
    await boards.recorder.setServices([service('billing', ['billing'])])
    await rounds(boards, NOON, 1, 70, 1)
    await ready(boards, 'billing')
    await boards.recorder.flush(NOON)
    await boards.recorder.ledger.prune(NOON + 91 * DAY)
    const watched = boards.recorder.get('billing')
    expect((await boards.recorder.ledger.cells(watched ? [watched] : [], 0, NOON + DAY)).get('billing')).toEqual([])
    expect(await missesOf(boards, 'billing')).toEqual([])
  })
})

describe('a new service', () => {
  test('is filled in from the history, as if it had been there', async () => {
    const boards = new WatchedBoards()
    await boards.recorder.setServices([service('old', ['billing'])])
    const next = await rounds(
      boards,
      NOON,
      ...Array.from({ length: 300 }, (_, round) => (round % 40 === 7 ? 100 : round % 9 === 0 ? null : 3)),
    )
    await ready(boards, 'old')
    await boards.recorder.setServices([service('old', ['billing']), service('new', ['bill*'])])
    await rounds(boards, next, 3, 100, 3)
    expect(await counted(boards, 'new')).toEqual(await counted(boards, 'old'))
    const times = (id: string) =>
      missesOf(boards, id).then((misses) => misses.map(({ from, to, worstSeconds }) => [from, to, worstSeconds]))
    expect(await times('new')).toEqual(await times('old'))
    expect(await times('new')).toHaveLength(9)
  })

  test('is unknown while a group of it is, through all samples there are, that was known before', async () => {
    const boards = new WatchedBoards()
    const hours = 8
    let at = NOON
    for (let round = 0; round < hours * 360; round += 1, at += ROUND_MS) {
      await boards.recordRound(at, { billing: 3, orders: round < 30 ? 3 : null })
    }
    await boards.recorder.setServices([service('both', ['billing', 'orders'])])
    expect(await counted(boards, 'both')).toEqual({ keptMs: 5 * MINUTE, closeMs: 0, missedMs: 0 })
  })

  test('counts a rolled-up point as missed where the worst in it missed', async () => {
    const boards = new WatchedBoards()
    const hours = 9
    const peak = 12
    let at = NOON
    for (let round = 0; round < hours * 360; round += 1, at += ROUND_MS) {
      await boards.recordRound(at, { billing: round === peak ? 100 : 3 })
    }
    await boards.recorder.setServices([service('billing', ['billing'])])
    const missed = await missesOf(boards, 'billing')
    expect(missed.map(({ from, to, worstSeconds }) => [from, to, worstSeconds])).toEqual([[NOON + 2 * MINUTE, NOON + 3 * MINUTE, 100]])
    const { keptMs, missedMs } = await counted(boards, 'billing')
    expect(missedMs).toBe(MINUTE)
    // All of it is known, but what came before the first sample.
    expect(keptMs + missedMs).toBe(at - ROUND_MS - NOON)
  })
})

describe('a cluster that comes after its services', () => {
  test('counts from its first rounds on', async () => {
    const boards = new WatchedBoards()
    boards.recorder.unwatch(CLUSTER)
    await boards.recorder.setServices([service('billing', ['billing'])])
    boards.recorder.watch(boards.cluster)
    await rounds(boards, NOON, 1, 1, 70)
    await ready(boards, 'billing')
    expect(await counted(boards, 'billing')).toEqual({ keptMs: ROUND_MS, closeMs: 0, missedMs: ROUND_MS })
  })
})

describe('what is stored', () => {
  test('is written once a minute', async () => {
    const boards = new WatchedBoards()
    const write = vi.spyOn(boards.kept.store.ledger, 'write')
    await boards.recorder.setServices([service('billing', ['billing'])])
    await rounds(boards, NOON, 1, 1)
    await ready(boards, 'billing')
    await rounds(boards, NOON + 2 * ROUND_MS, ...Array.from({ length: 58 }, () => 1))
    await boards.recorder.flush(NOON)
    expect(write.mock.calls.length).toBeLessThanOrEqual(11)
    expect(write.mock.calls.length).toBeGreaterThanOrEqual(9)
  })

  test('is not waited for: a locked store costs nothing once it is free again', async () => {
    const boards = new WatchedBoards()
    await boards.recorder.setServices([service('billing', ['billing'])])
    const locked = await rounds(boards, NOON, 1, 1)
    await ready(boards, 'billing')
    await boards.recorder.flush(NOON)
    const other = new DatabaseSync(boards.kept.path)
    other.exec('begin exclusive')
    const next = await rounds(boards, locked, ...Array.from({ length: 12 }, () => 70))
    await boards.recorder.flush(NOON)
    expect(boards.recorder.get('billing')?.state).toBe('missed')
    await vi.waitFor(() => expect(boards.recorder.failingSince).not.toBeNull(), PATIENT)
    expect(boards.failures).toHaveLength(1)
    other.exec('rollback')
    other.close()
    const end = await rounds(boards, next, ...Array.from({ length: 7 }, () => 1))
    await vi.waitFor(() => expect(boards.recorder.failingSince).toBeNull(), PATIENT)
    await boards.end(end)
    const after = new WatchedBoards({ path: boards.kept.path })
    await after.recorder.setServices([service('billing', ['billing'])])
    expect(await counted(after, 'billing')).toEqual({ keptMs: 8 * ROUND_MS, closeMs: 0, missedMs: 12 * ROUND_MS })
  })
})
