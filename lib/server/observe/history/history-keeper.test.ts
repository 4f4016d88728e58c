import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { CLUSTER, KeptHistory } from '../../test/kept-history'

const NOON = Date.UTC(2026, 10, 17, 12)
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const ROUND = 10 * SECOND

/** Rounds of one group whose lag is `lagAt`, from `from` on. */
async function watch(kept: KeptHistory, from: number, rounds: number, lagAt: (round: number) => number): Promise<number> {
  for (let round = 0; round < rounds; round += 1) await kept.round(from + round * ROUND, { billing: { orders: { lag: lagAt(round) } } })
  return from + rounds * ROUND
}

describe('what is read', () => {
  test('is each sample, whether it is stored already or still in memory', async () => {
    const kept = new KeptHistory()
    const to = await watch(kept, NOON, 200, (round) => round)
    expect(kept.groups.times[0]).toBeGreaterThan(NOON)
    const expected = Array.from({ length: 200 }, (_, round) => [NOON + round * ROUND, round, round, round])
    expect(await kept.lag('billing', 'orders', { from: NOON, to })).toEqual(expected)
    expect(kept.failures).toEqual([])
  })

  test.each([10, 45, 60, 150, 600])('misses no sample, with a round every %i s', async (seconds) => {
    const kept = new KeptHistory()
    const rounds = Math.ceil((100 * MINUTE) / (seconds * SECOND))
    const at = (round: number) => NOON + round * seconds * SECOND
    const groups = Array.from({ length: 30 }, (_, n) => `group-${n}`)
    for (let round = 0; round < rounds; round += 1) {
      await kept.round(at(round), Object.fromEntries(groups.map((id) => [id, { orders: { lag: round } }])))
    }
    const expected = Array.from({ length: rounds }, (_, round) => [at(round), round, round, round])
    for (const id of groups) expect(await kept.lag(id, 'orders', { from: NOON, to: at(rounds) })).toEqual(expected)
  })

  test('survives a restart; the time nobody watched stays without a point', async () => {
    const before = new KeptHistory()
    await before.keeper.flush(await watch(before, NOON, 12, () => 5))
    await before.close()
    const after = new KeptHistory({ path: before.path })
    const again = NOON + 5 * MINUTE
    const to = await watch(after, again, 12, () => 7)
    const points = await after.lag('billing', 'orders', { from: NOON, to })
    expect(points.map(([at]) => at)).toEqual([
      ...Array.from({ length: 12 }, (_, round) => NOON + round * ROUND),
      ...Array.from({ length: 12 }, (_, round) => again + round * ROUND),
    ])
    // Also once it has been written into the same hour.
    await after.keeper.flush(to)
    await after.close()
    const third = new KeptHistory({ path: before.path })
    expect(await third.lag('billing', 'orders', { from: NOON, to })).toEqual(points)
  })

  test('of one that reads several topics is also the total; while one is unknown, so is that', async () => {
    const kept = new KeptHistory()
    await kept.round(NOON, { billing: { orders: { lag: 2 }, refunds: { lag: 3 } } })
    await kept.round(NOON + ROUND, { billing: { orders: { lag: 2 } } })
    kept.topics.record('refunds', { produceRate: Number.NaN, sizeBytes: Number.NaN })
    const { points } = await kept.keeper.readTotal(CLUSTER, 'billing', { from: NOON, to: NOON + MINUTE, now: NOON + MINUTE })
    expect(points.metrics[0]?.last).toEqual([5, Number.NaN])
  })

  test('of one that read a topic which is gone is the total of the others from then on', async () => {
    const kept = new KeptHistory()
    await kept.round(NOON, { billing: { orders: { lag: 2 }, refunds: { lag: 3 } } })
    await kept.round(NOON + ROUND, { billing: { orders: { lag: 4 } } })
    await kept.keeper.flush(NOON + ROUND)
    const { points } = await kept.keeper.readTotal(CLUSTER, 'billing', { from: NOON, to: NOON + MINUTE, now: NOON + ROUND })
    expect(points.metrics[0]?.last).toEqual([5, 4])
  })

  test('is no more than there can be, however far somebody asks', async () => {
    const kept = new KeptHistory()
    const now = await watch(kept, NOON, 20, () => 5)
    const begun = performance.now()
    expect(await kept.lag('billing', 'orders', { from: -8.64e15, to: 8.64e15, now })).toHaveLength(1)
    expect(await kept.lag('billing', 'orders', { from: NOON, to: 8.64e15, now })).toHaveLength(20)
    expect(performance.now() - begun).toBeLessThan(2_000)
  })

  test('of one that was deleted and made anew is also what was stored before', async () => {
    const kept = new KeptHistory()
    const gone = await watch(kept, NOON, 30, () => 5)
    for (let round = 0; round < 30; round += 1) await kept.round(gone + round * ROUND, {})
    kept.groups.retain(new Set())
    for (let round = 30; round < 60; round += 1) await kept.round(gone + round * ROUND, {})
    const to = await watch(kept, gone + 60 * ROUND, 30, () => 7)
    await kept.keeper.flush(to)
    const known = (await kept.lag('billing', 'orders', { from: NOON, to })).filter(([, last]) => !Number.isNaN(last))
    expect(known.map(([, last]) => last)).toEqual([...Array.from({ length: 30 }, () => 5), ...Array.from({ length: 30 }, () => 7)])
  })

  test('goes on when the clock has gone back', async () => {
    const kept = new KeptHistory()
    await watch(kept, NOON + 9 * HOUR, 20, () => 5)
    const to = await watch(kept, NOON, 20, () => 7)
    await kept.keeper.flush(to)
    await kept.close()
    const again = new KeptHistory({ path: kept.path })
    expect((await again.lag('billing', 'orders', { from: NOON, to })).map(([, last]) => last)).toEqual(Array.from({ length: 20 }, () => 7))
    expect(kept.failures).toEqual([])
  })

  test('of a group that comes to read another topic is one line', async () => {
    const kept = new KeptHistory()
    await kept.round(NOON, { billing: { orders: { lag: 2 } } })
    await kept.keeper.flush(NOON)
    await kept.close()
    const later = new KeptHistory({ path: kept.path })
    await later.round(NOON + ROUND, { billing: { orders: { lag: 2 }, refunds: { lag: 3 } } })
    const { points } = await later.keeper.readTotal(CLUSTER, 'billing', { from: NOON, to: NOON + MINUTE, now: NOON + MINUTE })
    expect(points.metrics[0]?.last).toEqual([2, 5])
  })

  test('far back is rolled up, and no peak is lost', async () => {
    const kept = new KeptHistory()
    const peak = 77
    const to = await watch(kept, NOON, 9 * 360, (round) => (round === peak ? 1_000_000 : round % 7))
    const points = await kept.lag('billing', 'orders', { from: NOON, to })
    expect(points[0]).toEqual([NOON, 5, 0, 5])
    const minute = NOON + Math.floor((peak * ROUND) / MINUTE) * MINUTE
    expect(points.find(([at]) => at === minute)?.[3]).toBe(1_000_000)
    // Minutes throughout, also where only samples are there yet.
    expect(points.map(([at]) => at)).toEqual(Array.from({ length: 9 * 60 }, (_, n) => NOON + n * MINUTE))
  })

  test('is all but what is broken, and goes on being kept', async () => {
    const kept = new KeptHistory()
    await watch(kept, NOON, 3 * 360, (round) => round)
    await kept.store.db
      .updateTable('chunks')
      .set({ points: Uint8Array.of(9, 9, 9) })
      .where('start_ms', '=', BigInt(NOON))
      .execute()
    const to = await watch(kept, NOON + 3 * HOUR, 360, (round) => round)
    expect(kept.failures).toEqual([])
    const points = await kept.lag('billing', 'orders', { from: NOON, to })
    expect(points[0]?.[0]).toBe(NOON + HOUR)
    expect(points).toHaveLength(3 * 360)
  })

  test('for a chart of a week is in points of ten minutes, with the least and greatest of its minutes', async () => {
    const kept = new KeptHistory()
    const to = await watch(kept, NOON - 36 * HOUR, 40 * 360, (round) => (round === 4_000 ? 900 : round % 7))
    const range = { from: NOON - 30 * HOUR, to, now: to }
    const read = (bucketMs?: number) =>
      kept.keeper.read(
        { cluster: CLUSTER, kind: 'group', name: 'billing', topic: 'orders' },
        bucketMs === undefined ? range : { ...range, bucketMs },
      )
    const [fine, drawn] = [await read(), await read(20 * MINUTE)]
    expect([fine.stepMs, drawn.stepMs]).toEqual([MINUTE, 10 * MINUTE])
    const greatest = ({ points }: typeof fine) => Math.max(...(points.metrics[0]?.max ?? []))
    expect([greatest(fine), greatest(drawn)]).toEqual([900, 900])
  })

  test('is what memory holds where the store cannot be read', async () => {
    const kept = new KeptHistory()
    const to = await watch(kept, NOON, 3, () => 5)
    await kept.close()
    const read = await kept.keeper.read(
      { cluster: CLUSTER, kind: 'group', name: 'billing', topic: 'orders' },
      { from: NOON - HOUR, to, now: to },
    )
    expect(read.points.times).toHaveLength(3)
    expect(read.isWhole).toBe(false)
  })
})

describe('what is kept', () => {
  test('is bounded: samples for hours, minutes for days', async () => {
    const kept = new KeptHistory()
    const to = await watch(kept, NOON, 14 * 360, () => 1)
    await kept.keeper.flush(to)
    const file = new DatabaseSync(kept.path, { readOnly: true })
    const counts = file.prepare('select tier, count(*) as chunks, min(start_ms) as oldest from chunks group by tier').all()
    file.close()
    // Two series (the group and the cluster): six whole hours of samples and the open one, fourteen of minutes, and the day that is over.
    expect(counts).toEqual([
      { tier: 0, chunks: 2 * 7, oldest: NOON + 7 * HOUR },
      { tier: 1, chunks: 2 * 13, oldest: NOON },
      { tier: 2, chunks: 2, oldest: NOON - 12 * HOUR },
    ])
  })

  test('has a limit of series, and says how many are left out', async () => {
    const kept = new KeptHistory({ mostSeries: 2 })
    await kept.round(NOON, { one: { orders: { lag: 1 } }, two: { orders: { lag: 1 } }, three: { orders: { lag: 1 } } })
    expect(kept.keeper.leftOut).toBe(2)
  })
})

describe('a store that cannot be written', () => {
  test('that is locked costs nothing but waiting, which is told and over with the lock', async () => {
    const kept = new KeptHistory()
    await kept.round(NOON, { billing: { orders: { lag: 1 } } })
    const other = new DatabaseSync(kept.path)
    other.exec('begin exclusive')
    const begun = performance.now()
    const to = await watch(kept, NOON + ROUND, 30, (round) => round)
    expect(performance.now() - begun).toBeLessThan(1_000)
    expect(kept.keeper.failure).toMatchObject({ reason: 'locked' })
    expect(kept.failures).toHaveLength(1)
    other.exec('rollback')
    other.close()
    await kept.round(to, { billing: { orders: { lag: 30 } } })
    expect(kept.keeper.failure).toBeNull()
    await kept.keeper.flush(to)
    await kept.close()
    // Nothing is missing: it was in memory all the time.
    const again = new KeptHistory({ path: kept.path })
    expect(await again.lag('billing', 'orders', { from: NOON, to: to + 1 })).toHaveLength(32)
  })

  test('that is full is told as that', async () => {
    const kept = new KeptHistory()
    await kept.round(NOON, { billing: { orders: { lag: 1 } } })
    await kept.close()
    const full = new KeptHistory({ path: kept.path })
    await full.keeper.flush(NOON)
    await sql`pragma max_page_count = 10`.execute(full.store.db)
    const groups = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`group-${n}-${'x'.repeat(200)}`, { orders: { lag: n } }]))
    await full.round(NOON + ROUND, groups)
    expect(full.keeper.failure).toMatchObject({ reason: 'full' })
    expect(await full.lag(Object.keys(groups)[3] ?? '', 'orders', { from: NOON, to: NOON + MINUTE })).toHaveLength(1)
  })
})
