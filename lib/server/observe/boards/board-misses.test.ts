import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { missesOf, ready, rounds } from '../../test/board-rounds'
import { CLUSTER } from '../../test/kept-history'
import { brokerState } from '../../test/observer-fixture'
import { ROUND_MS, WatchedBoards, service } from '../../test/watched-boards'
import { PATIENT } from '../../test/real-cluster'

const NOON = Date.UTC(2026, 10, 17, 12)
const MINUTE = 60_000

describe('misses', () => {
  test('are kept with their worst and their cause, and go on until they end', async () => {
    const boards = new WatchedBoards()
    await boards.recorder.setServices([service('billing', ['billing'])])
    let at = await rounds(boards, NOON, 1, 1)
    await ready(boards, 'billing')
    await boards.round(at, { billing: { seconds: 70, group: { lag: { stuckSince: null } } } })
    expect(boards.recorder.get('billing')?.goingMiss).toMatchObject({ from: NOON + ROUND_MS, cause: { kind: 'unknown' } })
    await boards.round((at += ROUND_MS), { billing: { seconds: 90, group: { lag: { stuckSince: NOON } } } })
    await boards.round((at += ROUND_MS), { billing: { seconds: 80, group: { state: 'Empty' } } })
    await boards.round((at += ROUND_MS), { billing: 2 })
    expect(boards.recorder.get('billing')?.goingMiss).toBeNull()
    const expected = { from: NOON + ROUND_MS, to: at - ROUND_MS, worstSeconds: 90, worstAt: at - 2 * ROUND_MS }
    const [miss, ...others] = await missesOf(boards, 'billing')
    expect(miss).toMatchObject({ ...expected, cause: { kind: 'no-members', group: 'billing' } })
    expect(others).toEqual([])
    await boards.recorder.flush(NOON)
    expect(await missesOf(boards, 'billing')).toEqual([miss])
  })

  test('are the same whether the console was restarted in them or not', { timeout: 60_000 }, async () => {
    const path = fc.array(fc.constantFrom(1, 1, 70, 90, null), { minLength: 4, maxLength: 24 })
    await fc.assert(
      fc.asyncProperty(path, fc.nat(), async (seconds, where) => {
        const cut = 1 + (where % (seconds.length - 1))
        const whole = new WatchedBoards()
        await whole.recorder.setServices([service('billing', ['billing'])])
        await rounds(whole, NOON, ...seconds)
        await ready(whole, 'billing')
        const before = new WatchedBoards()
        await before.recorder.setServices([service('billing', ['billing'])])
        const left = await rounds(before, NOON, ...seconds.slice(0, cut))
        await ready(before, 'billing')
        await before.end(left)
        const after = new WatchedBoards({ path: before.kept.path })
        await after.recorder.setServices([service('billing', ['billing'])])
        await rounds(after, left, ...seconds.slice(cut))
        await ready(after, 'billing')
        const times = async (boards: WatchedBoards) =>
          (await missesOf(boards, 'billing')).map(({ from, to, worstSeconds }) => [from, to, worstSeconds])
        expect(await times(after)).toEqual(await times(whole))
        await Promise.all([whole.kept.close(), after.kept.close()])
      }),
      { numRuns: 25 },
    )
  })

  test.each([
    ['short', 20_000, 1],
    ['long, when the lag is older', 10 * MINUTE, 2],
  ])('go on after a restart that is %s, with their cause and since when', async (_, away, count) => {
    const before = new WatchedBoards()
    await before.recorder.setServices([service('billing', ['billing'])])
    const empty = (seconds: number) => ({ billing: { seconds, group: { state: 'Empty' } } })
    await before.round(NOON, { billing: 1 })
    await ready(before, 'billing')
    await before.round(NOON + ROUND_MS, empty(70))
    await before.end(NOON + ROUND_MS)
    const after = new WatchedBoards({ path: before.kept.path })
    await after.recorder.setServices([service('billing', ['billing'])])
    const again = NOON + ROUND_MS + away
    await after.round(again, empty(70 + away / 1_000))
    await ready(after, 'billing')
    await after.round(again + ROUND_MS, empty(80 + away / 1_000))
    const misses = await missesOf(after, 'billing')
    expect(misses.map(({ cause }) => cause.kind)).toEqual(Array.from({ length: count }, () => 'no-members'))
    expect(misses[0]).toMatchObject({ from: NOON, to: count === 1 ? again + ROUND_MS : NOON + ROUND_MS })
    expect(after.recorder.get('billing')).toMatchObject({ state: 'missed', since: NOON })
  })

  test('after a restart begin with it where what is known between was in time', async () => {
    const before = new WatchedBoards()
    await before.recorder.setServices([service('billing', ['billing'])])
    const left = await rounds(before, NOON, 1, 70, 1, 1, 1)
    await ready(before, 'billing')
    await before.end(left)
    const after = new WatchedBoards({ path: before.kept.path })
    await after.recorder.setServices([service('billing', ['billing'])])
    await rounds(after, left + 10 * MINUTE, 5_000, 5_010)
    await ready(after, 'billing')
    expect(after.recorder.get('billing')?.since).toBe(left + 10 * MINUTE)
  })

  test('that were before the service was are not said to have no cause, also where they go on', async () => {
    const boards = new WatchedBoards()
    let at = NOON
    for (const seconds of [1, 70, 1, 1, 1, 70]) await boards.recordRound((at += ROUND_MS), { billing: seconds })
    await boards.recorder.setServices([service('billing', ['billing'])])
    at = await rounds(boards, at + ROUND_MS, 80, 90)
    expect((await missesOf(boards, 'billing')).map(({ cause }) => cause.kind)).toEqual(['not-looked', 'not-looked'])
    await boards.round(at, { billing: { seconds: 100, group: { state: 'Empty' } } })
    expect((await missesOf(boards, 'billing')).map(({ cause }) => cause.kind)).toEqual(['not-looked', 'no-members'])
  })

  test('of a broker that does not answer name it', async () => {
    const boards = new WatchedBoards()
    await boards.recorder.setServices([service('billing', ['billing'])])
    const at = await rounds(boards, NOON, 1, 1)
    await ready(boards, 'billing')
    await boards.round(at, { billing: 70 }, [brokerState(1, { status: 'not-answering', statusSince: NOON })])
    expect((await missesOf(boards, 'billing'))[0]?.cause).toMatchObject({ kind: 'broker', broker: 1 })
  })

  test('are not put down to a broker that went away when they had long begun', async () => {
    const boards = new WatchedBoards()
    await boards.recorder.setServices([service('billing', ['billing'])])
    let at = await rounds(boards, NOON, 1, 1)
    await ready(boards, 'billing')
    const begun = at
    for (; at < begun + 5 * MINUTE; at += ROUND_MS) await boards.round(at, { billing: { seconds: 70, group: { state: 'Empty' } } })
    await boards.round(at, { billing: 80 }, [brokerState(1, { status: 'not-answering', statusSince: at })])
    expect((await missesOf(boards, 'billing'))[0]?.cause).toMatchObject({ kind: 'no-members', broker: null })
  })

  test('after a change of the group name the change', async () => {
    const asked: unknown[] = []
    const changeOf = (...of: unknown[]) => {
      asked.push(of)
      return Promise.resolve('change-7')
    }
    const boards = new WatchedBoards({ changeOf, changeMs: 15 * MINUTE })
    await boards.recorder.setServices([service('billing', ['billing'])])
    const at = await rounds(boards, NOON, 1, 1)
    await ready(boards, 'billing')
    await boards.round(at, { billing: 70 })
    await vi.waitFor(
      async () => expect((await missesOf(boards, 'billing'))[0]?.cause).toMatchObject({ kind: 'change', change: 'change-7' }),
      PATIENT,
    )
    expect(asked).toEqual([[CLUSTER, 'billing', NOON + ROUND_MS - 15 * MINUTE, NOON + 3 * ROUND_MS]])
  })

  test.each([
    ['burst', { produceRate: 400, commitRate: 100 }, { kind: 'burst', factor: 4 }],
    ['slow', { produceRate: 100, commitRate: 25 }, { kind: 'slow', factor: 0.25 }],
    ['unknown', { produceRate: 150, commitRate: 90 }, { kind: 'unknown', factor: 1.5 }],
  ])('at other rates than usual: %s', async (_, rates, cause) => {
    const boards = new WatchedBoards()
    await boards.recorder.setServices([service('billing', ['billing'])])
    let at = NOON
    for (let round = 0; round < 180; round += 1, at += ROUND_MS) {
      await boards.round(at, { billing: { seconds: 1, produceRate: 100, commitRate: 100 } })
    }
    await ready(boards, 'billing')
    // It falls behind for as long as its target, then misses it.
    for (let round = 0; round < 6; round += 1, at += ROUND_MS) await boards.round(at, { billing: { seconds: round * 10, ...rates } })
    for (let round = 0; round < 12; round += 1, at += ROUND_MS) await boards.round(at, { billing: { seconds: 70 + round * 10, ...rates } })
    await vi.waitFor(async () => {
      const [miss] = await missesOf(boards, 'billing')
      expect(miss?.cause).toMatchObject({ kind: cause.kind })
      if (cause.factor !== null) expect(Math.abs((miss?.cause.factor ?? 0) / cause.factor - 1)).toBeLessThan(0.2)
    }, PATIENT)
  })
})
