import type { Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { temporaryPostgres } from '../../test/postgres'
import { createHeatStore } from './heat-store'
import type { HistorySchema } from './history-schema'
import { type Incident, createIncidentStore } from './incident-store'
import { createMarkStore } from './mark-store'
import { migrateHistory, openHistory } from './open-history'
import { createSeriesStore } from './series-store'

const NOON = Date.UTC(2026, 10, 17, 12)
const HOUR = 3_600_000
const ORDERS = { cluster: 'prod', kind: 'group', name: 'billing', topic: 'orders' } as const

const START_MS = 60_000
const TABLES = ['series', 'chunks', 'rolled', 'marks', 'heat', 'incidents'] as const

async function sqlite(): Promise<Kysely<HistorySchema>> {
  return Promise.resolve(openHistory(':memory:').db)
}

async function postgres(): Promise<Kysely<HistorySchema>> {
  const db = await temporaryPostgres<HistorySchema>()
  await migrateHistory(db, 'postgres')
  return db
}

/** One schema and one set of statements, on both. */
describe.each([
  { name: 'SQLite', open: sqlite },
  { name: 'Postgres', open: postgres },
])('on $name', ({ open }) => {
  let db: Kysely<HistorySchema>
  beforeAll(async () => {
    db = await open()
  }, START_MS)
  beforeEach(async () => {
    for (const table of TABLES) await db.deleteFrom(table).execute()
  })
  afterAll(() => db.destroy())

  test('a series has one id, also when it is added again', async () => {
    const store = createSeriesStore(db)
    const [first] = await store.add([ORDERS], NOON)
    const again = await store.add([{ ...ORDERS, topic: 'refunds' }, ORDERS], NOON + HOUR)
    expect(again[1]).toEqual(first)
    expect(again[0]?.id).not.toBe(first?.id)
    expect((await store.list()).map(({ topic }) => topic).toSorted()).toEqual(['orders', 'refunds'])
  })

  test('chunks are replaced, read back byte by byte, and in the order of time', async () => {
    const store = createSeriesStore(db)
    const [one, other] = (await store.add([ORDERS, { ...ORDERS, name: 'mail' }], NOON)).map(({ id }) => id) as [number, number]
    const chunk = (series: number, start: number, ...points: number[]) => ({
      series,
      tier: 'raw' as const,
      start,
      points: Uint8Array.from(points),
    })
    await store.write([chunk(one, NOON + HOUR, 1), chunk(one, NOON, 0, 255, 128), chunk(other, NOON, 9)])
    await store.write([chunk(one, NOON + HOUR, 7, 7)])
    const read = await store.read([one], 'raw', [NOON, NOON + HOUR])
    expect(read.map(({ start, points }) => [start, [...points]])).toEqual([
      [NOON, [0, 255, 128]],
      [NOON + HOUR, [7, 7]],
    ])
    expect((await store.read([one, other], 'raw', [NOON])).map(({ series }) => series)).toEqual([one, other])
    expect(await store.read([one], 'minute', [NOON])).toEqual([])
    expect(await store.starts('raw', NOON + 1)).toEqual([NOON + HOUR])
  })

  test('how far a tier is rolled up is remembered', async () => {
    const store = createSeriesStore(db)
    expect(await store.rolledUntil('minute')).toBeNull()
    await store.setRolledUntil('minute', NOON)
    await store.setRolledUntil('minute', NOON + HOUR)
    expect(await store.rolledUntil('minute')).toBe(NOON + HOUR)
  })

  test('what is too old goes, and series that nothing is left of with it', async () => {
    const store = createSeriesStore(db)
    const [gone, kept] = (await store.add([ORDERS, { ...ORDERS, name: 'mail' }], NOON)).map(({ id }) => id) as [number, number]
    const chunk = (series: number, start: number) => ({ series, tier: 'raw' as const, start, points: new Uint8Array([1]) })
    await store.write([chunk(gone, NOON), chunk(kept, NOON + 5 * HOUR)])
    await store.noteSeen('raw', NOON + 5 * HOUR)
    const before = NOON + 2 * HOUR
    expect(await store.prune({ raw: before, minute: before, tenMinutes: before })).toEqual([gone])
    expect((await store.list()).map(({ id }) => id)).toEqual([kept])
    expect(await store.starts('raw', 0)).toEqual([NOON + 5 * HOUR])
  })

  test('marks are in the order of time, each once, and the newest where there are too many', async () => {
    const store = createMarkStore(db)
    const mark = (at: number, amount: bigint | null) => ({ cluster: 'prod', group: 'billing', at, kind: 'rebalance' as const, amount })
    await store.add([mark(NOON + 2, null), mark(NOON, 4n)])
    await store.add([mark(NOON, 4n), mark(NOON + 1, 9_007_199_254_740_993n)])
    const range = { from: NOON, to: NOON + HOUR }
    expect(await store.ofGroup('prod', 'billing', { ...range, most: 9 })).toEqual([
      mark(NOON, 4n),
      mark(NOON + 1, 9_007_199_254_740_993n),
      mark(NOON + 2, null),
    ])
    expect((await store.ofGroup('prod', 'billing', { ...range, most: 1 })).map(({ at }) => at)).toEqual([NOON + 2])
    await store.prune(NOON + 2)
    expect(await store.ofGroup('prod', 'billing', { ...range, most: 9 })).toHaveLength(1)
  })

  test('as many marks as a restart of all brokers makes are written', async () => {
    const store = createMarkStore(db)
    const marks = Array.from({ length: 7_000 }, (_, n) => ({
      cluster: 'prod',
      group: `g${n}`,
      at: NOON,
      kind: 'rebalance' as const,
      amount: 1n,
    }))
    await store.add(marks)
    expect(await store.ofGroup('prod', 'g6999', { from: NOON, to: NOON, most: 1 })).toHaveLength(1)
  })

  test('incidents: one that is over is replaced by what it comes to, and read by the time it reaches into', async () => {
    const store = createIncidentStore(db)
    const stuck: Incident = {
      cluster: 'prod',
      id: 'group-stuck:billing',
      kind: 'group-stuck',
      severity: 'danger',
      subject: 'billing',
      rack: null,
      count: 2,
      figures: { lag: '9007199254740993' },
      of: 'groups',
      names: [{ name: 'billing', count: 2, partition: null }],
      named: 1,
      from: NOON,
      fromAtLeast: true,
      to: NOON + 1,
      toAtLeast: false,
      isOver: false,
      isOneKind: true,
    }
    const late = { ...stuck, from: NOON + 2 * HOUR, to: NOON + 3 * HOUR, isOver: true, fromAtLeast: false, toAtLeast: true }
    await store.write([stuck, late, { ...stuck, cluster: 'other' }])
    await store.touch('prod', NOON + HOUR)
    expect(await store.open('prod')).toEqual([{ ...stuck, to: NOON + HOUR }])
    const over = { ...stuck, to: NOON + HOUR + 1, isOver: true }
    await store.write([over])
    expect(await store.open('prod')).toEqual([])
    const all = { from: NOON, to: NOON + 9 * HOUR, most: 9, warnsFromMs: HOUR }
    const short = {
      ...stuck,
      id: 'short',
      severity: 'warn' as const,
      fromAtLeast: false,
      from: NOON + HOUR,
      to: NOON + 2 * HOUR - 1,
      isOver: true,
    }
    await store.write([short])
    expect(await store.over('prod', all)).toEqual([late, over])
    expect(await store.over('prod', { ...all, most: 1 })).toEqual([late])
    expect(await store.over('prod', { ...all, from: NOON + HOUR + 1 })).toEqual([late])
    expect(await store.over('prod', { ...all, to: NOON + 2 * HOUR })).toEqual([over])
    await store.prune(NOON + 2 * HOUR)
    expect(await store.over('prod', all)).toEqual([late])
  })

  test('heat is replaced by hour', async () => {
    const store = createHeatStore(db)
    await store.write([{ series: 1, start: NOON, levels: Uint8Array.of(1) }])
    await store.write([{ series: 1, start: NOON, levels: Uint8Array.of(2) }])
    expect(await store.read([1], { from: NOON, to: NOON + 1 })).toEqual([{ series: 1, start: NOON, levels: Uint8Array.of(2) }])
    await store.prune(NOON + 1)
    expect(await store.read([1], { from: 0, to: NOON + 1 })).toEqual([])
  })
})
