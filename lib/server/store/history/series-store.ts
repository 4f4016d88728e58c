import 'server-only'
import { type Kysely, type Transaction, sql } from 'kysely'
import type { SeriesKind } from '../../../domain/series/metrics'
import { TIERS, type Tier } from '../../../domain/series/tiers'
import type { HistorySchema } from './history-schema'

export interface SeriesName {
  cluster: string
  kind: SeriesKind
  /** A group or a topic; empty for the cluster itself. */
  name: string
  /** Of a group's series; empty: of all its topics together. */
  topic: string
}

export interface StoredSeries extends SeriesName {
  id: number
}

/** Points of one series over one span of time, packed. */
export interface Chunk {
  series: number
  tier: Tier
  /** ms */
  start: number
  points: Uint8Array
}

/** Series of figures over time. The same statements run on SQLite and on Postgres. */
export interface SeriesStore {
  list(): Promise<StoredSeries[]>
  /** What is there already is given as it is; `at` (ms) is when they were seen. */
  add(names: readonly SeriesName[], at: number): Promise<StoredSeries[]>
  /** All or none; a chunk that is there is replaced. */
  write(chunks: readonly Chunk[]): Promise<void>
  /** By series, then in the order of time. */
  read(series: readonly number[], tier: Tier, starts: readonly number[]): Promise<Chunk[]>
  /** Starts of the chunks of a tier at or after `from`, ascending. */
  starts(tier: Tier, from: number): Promise<number[]>
  /** Up to when chunks of a tier are whole, ms; null: none was rolled up yet. */
  rolledUntil(tier: Tier): Promise<number | null>
  setRolledUntil(tier: Tier, until: number): Promise<void>
  /** Notes that the series with a chunk of this tier and start were there then. */
  noteSeen(tier: Tier, start: number): Promise<void>
  /** Removes chunks that begin before `before` (ms), and series that none of them can belong to: answers the ids of those. */
  prune(before: Readonly<Record<Tier, number>>): Promise<number[]>
}

/** Below SQLite's limit of variables in a statement. */
const ROWS_AT_ONCE = 200

export function createSeriesStore(db: Kysely<HistorySchema>): SeriesStore {
  return {
    list: () => db.selectFrom('series').select(['id', 'cluster', 'kind', 'name', 'topic']).execute(),
    add: (names, at) =>
      db.transaction().execute(async (transaction) => {
        const added: StoredSeries[] = []
        for (const name of names) added.push({ ...name, id: await addOne(transaction, name, at) })
        return added
      }),
    async write(chunks) {
      await db.transaction().execute(async (transaction) => {
        for (let index = 0; index < chunks.length; index += ROWS_AT_ONCE) {
          await replaceChunks(transaction, chunks.slice(index, index + ROWS_AT_ONCE))
        }
      })
    },
    async read(series, tier, starts) {
      if (series.length === 0 || starts.length === 0) return []
      const rows = await db
        .selectFrom('chunks')
        .select(['series_id', 'start_ms', 'points'])
        .where('tier', '=', TIERS.indexOf(tier))
        .where('start_ms', 'in', starts.map(sqlNumber))
        .where('series_id', 'in', [...series])
        .orderBy('series_id')
        .orderBy('start_ms')
        .execute()
      return rows.map(({ series_id, start_ms, points }) => ({ series: series_id, tier, start: Number(start_ms), points }))
    },
    async starts(tier, from) {
      const rows = await db
        .selectFrom('chunks')
        .select('start_ms')
        .distinct()
        .where('tier', '=', TIERS.indexOf(tier))
        .where('start_ms', '>=', sqlNumber(from))
        .orderBy('start_ms')
        .execute()
      return rows.map(({ start_ms }) => Number(start_ms))
    },
    async rolledUntil(tier) {
      const row = await db.selectFrom('rolled').select('until_ms').where('tier', '=', TIERS.indexOf(tier)).executeTakeFirst()
      return row ? Number(row.until_ms) : null
    },
    async setRolledUntil(tier, until) {
      await db
        .insertInto('rolled')
        .values({ tier: TIERS.indexOf(tier), until_ms: until })
        .onConflict((conflict) => conflict.column('tier').doUpdateSet({ until_ms: until }))
        .execute()
    },
    async noteSeen(tier, start) {
      const there = db
        .selectFrom('chunks')
        .select('series_id')
        .where('tier', '=', TIERS.indexOf(tier))
        .where('start_ms', '=', sqlNumber(start))
      await db.updateTable('series').set({ seen_ms: start }).where('id', 'in', there).execute()
    },
    async prune(before) {
      for (const [index, tier] of TIERS.entries()) {
        await db.deleteFrom('chunks').where('tier', '=', index).where('start_ms', '<', sqlNumber(before[tier])).execute()
      }
      const oldest = Math.min(...Object.values(before))
      const gone = await db.deleteFrom('series').where('seen_ms', '<', sqlNumber(oldest)).returning('id').execute()
      return gone.map(({ id }) => id)
    },
  }
}

async function addOne(db: Transaction<HistorySchema>, { cluster, kind, name, topic }: SeriesName, at: number): Promise<number> {
  const next = sql<number>`(select coalesce(max(id), 0) + 1 from series)`
  await db
    .insertInto('series')
    .values({ id: next, cluster, kind, name, topic, seen_ms: at })
    .onConflict((conflict) => conflict.columns(['cluster', 'kind', 'name', 'topic']).doUpdateSet({ seen_ms: at }))
    .execute()
  const { id } = await db
    .selectFrom('series')
    .select('id')
    .where('cluster', '=', cluster)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('topic', '=', topic)
    .executeTakeFirstOrThrow()
  return id
}

async function replaceChunks(db: Transaction<HistorySchema>, chunks: readonly Chunk[]): Promise<void> {
  await db
    .insertInto('chunks')
    .values(chunks.map(({ tier, start, series, points }) => ({ tier: TIERS.indexOf(tier), start_ms: start, series_id: series, points })))
    .onConflict((conflict) =>
      conflict.columns(['tier', 'start_ms', 'series_id']).doUpdateSet((eb) => ({ points: eb.ref('excluded.points') })),
    )
    .execute()
}

/** `start_ms` reads as bigint and is compared with one. */
function sqlNumber(ms: number): bigint {
  return BigInt(ms)
}
