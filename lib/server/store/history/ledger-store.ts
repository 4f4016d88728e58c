import 'server-only'
import { type Kysely, type Selectable, type Transaction, sql } from 'kysely'
import type { MissCause } from '../../../domain/boards/miss-cause'
import type { MissEpisode } from '../../../domain/boards/miss-episodes'
import type { KnownTime, LedgerCell } from '../../../domain/boards/ledger'
import type { HistorySchema, LedgerCellsTable, MissesTable } from './history-schema'

export type OfService<T> = T & { service: string }
export type StoredMiss = MissEpisode & { cause: MissCause }

export interface LedgerShare {
  cells: readonly OfService<LedgerCell>[]
  misses: readonly OfService<StoredMiss>[]
  /** By service: the newest sample that is in its cells. */
  countedTo: ReadonlyMap<string, number>
}

/** Times are ms. */
export interface LedgerStore {
  /** Adds to the cells that are there, and replaces misses that begin at the same time. All or nothing. */
  write(share: LedgerShare): Promise<void>
  /** Of a service, those that begin at or after `from` and before `to`, in the order of time. */
  cells(service: string, from: number, to: number): Promise<LedgerCell[]>
  /** The newest sample that is in the cells of a service; null: it has none. */
  countedTo(service: string): Promise<number | null>
  /** By service, over the cells that begin at or after `from` and before `to`. */
  sums(services: readonly string[], from: number, to: number): Promise<Map<string, KnownTime>>
  /** Those that lie in or reach into the time, the furthest behind first. */
  misses(services: readonly string[], from: number, to: number, most: number): Promise<OfService<StoredMiss>[]>
  /** The newest of a service; null: it has none. */
  lastMiss(service: string): Promise<StoredMiss | null>
  countMisses(services: readonly string[], from: number, to: number): Promise<number>
  /** How many of these are stored, perhaps shorter, and counted for this time. */
  knownMisses(misses: readonly OfService<StoredMiss>[], from: number, to: number): Promise<number>
  /** Removes all there is of these services. */
  forget(services: readonly string[]): Promise<void>
  /** Removes what ended before. */
  prune(before: number): Promise<void>
}

/** A statement may have so many parameters. */
const ROWS_AT_ONCE = 200

export function createLedgerStore(db: Kysely<HistorySchema>): LedgerStore {
  const missesIn = (services: readonly string[], from: number, to: number) =>
    db
      .selectFrom('misses')
      .where('service', 'in', [...services])
      .where('to_ms', '>', BigInt(from))
      .where('from_ms', '<', BigInt(to))
  return {
    write: ({ cells, misses, countedTo }) =>
      db.transaction().execute(async (transaction) => {
        for (let index = 0; index < cells.length; index += ROWS_AT_ONCE) {
          await addCells(transaction, cells.slice(index, index + ROWS_AT_ONCE))
        }
        for (let index = 0; index < misses.length; index += ROWS_AT_ONCE) {
          await replaceMisses(transaction, misses.slice(index, index + ROWS_AT_ONCE))
        }
        for (const [service, at] of countedTo) {
          await transaction
            .insertInto('ledger_services')
            .values({ service, counted_to_ms: at })
            .onConflict((conflict) => conflict.column('service').doUpdateSet({ counted_to_ms: at }))
            .execute()
        }
      }),
    async cells(service, from, to) {
      const rows = await db
        .selectFrom('ledger_cells')
        .selectAll()
        .where('service', '=', service)
        .where('start_ms', '>=', BigInt(from))
        .where('start_ms', '<', BigInt(to))
        .orderBy('start_ms')
        .execute()
      return rows.map(toCell)
    },
    async countedTo(service) {
      const row = await db.selectFrom('ledger_services').select('counted_to_ms').where('service', '=', service).executeTakeFirst()
      return row ? Number(row.counted_to_ms) : null
    },
    async sums(services, from, to) {
      if (services.length === 0) return new Map()
      const rows = await db
        .selectFrom('ledger_cells')
        .select('service')
        .select(({ fn }) => [fn.sum('kept_ms').as('kept'), fn.sum('close_ms').as('close'), fn.sum('missed_ms').as('missed')])
        .where('service', 'in', [...services])
        .where('start_ms', '>=', BigInt(from))
        .where('start_ms', '<', BigInt(to))
        .groupBy('service')
        .execute()
      return new Map(
        rows.map(({ service, kept, close, missed }) => [
          service,
          { keptMs: Number(kept), closeMs: Number(close), missedMs: Number(missed) },
        ]),
      )
    },
    async misses(services, from, to, most) {
      if (services.length === 0 || most === 0) return []
      const rows = await missesIn(services, from, to)
        .selectAll()
        .orderBy('worst_seconds', 'desc')
        .orderBy('from_ms', 'desc')
        .limit(most)
        .execute()
      return rows.map(toMiss)
    },
    async lastMiss(service) {
      const row = await db
        .selectFrom('misses')
        .selectAll()
        .where('service', '=', service)
        .orderBy('from_ms', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (!row) return null
      const { service: _service, ...miss } = toMiss(row)
      return miss
    },
    async countMisses(services, from, to) {
      if (services.length === 0) return 0
      const { count } = await missesIn(services, from, to)
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    async knownMisses(misses, from, to) {
      if (misses.length === 0) return 0
      const rows = await missesIn([...new Set(misses.map(({ service }) => service))], from, to)
        .select(['service', 'from_ms'])
        .where('from_ms', 'in', [...new Set(misses.map((miss) => BigInt(miss.from)))])
        .execute()
      const stored = new Set(rows.map((row) => `${row.service} ${row.from_ms}`))
      return misses.filter((miss) => stored.has(`${miss.service} ${miss.from}`)).length
    },
    forget: (services) =>
      db.transaction().execute(async (transaction) => {
        if (services.length === 0) return
        for (const table of ['ledger_cells', 'misses', 'ledger_services'] as const) {
          await transaction
            .deleteFrom(table)
            .where('service', 'in', [...services])
            .execute()
        }
      }),
    async prune(before) {
      await db.deleteFrom('ledger_cells').where('start_ms', '<', BigInt(before)).execute()
      await db.deleteFrom('misses').where('to_ms', '<', BigInt(before)).execute()
      await db.deleteFrom('ledger_services').where('counted_to_ms', '<', BigInt(before)).execute()
    },
  }
}

async function addCells(db: Transaction<HistorySchema>, cells: readonly OfService<LedgerCell>[]): Promise<void> {
  const rows = cells.map((cell) => ({
    service: cell.service,
    start_ms: cell.start,
    kept_ms: cell.keptMs,
    close_ms: cell.closeMs,
    missed_ms: cell.missedMs,
    worst_seconds: cell.worstSeconds,
    worst_at_ms: cell.worstAt,
  }))
  const isWorse = sql<boolean>`excluded.worst_seconds > ledger_cells.worst_seconds`
  await db
    .insertInto('ledger_cells')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['service', 'start_ms']).doUpdateSet({
        kept_ms: sql`ledger_cells.kept_ms + excluded.kept_ms`,
        close_ms: sql`ledger_cells.close_ms + excluded.close_ms`,
        missed_ms: sql`ledger_cells.missed_ms + excluded.missed_ms`,
        worst_seconds: sql`case when ${isWorse} then excluded.worst_seconds else ledger_cells.worst_seconds end`,
        worst_at_ms: sql`case when ${isWorse} then excluded.worst_at_ms else ledger_cells.worst_at_ms end`,
      }),
    )
    .execute()
}

async function replaceMisses(db: Transaction<HistorySchema>, misses: readonly OfService<StoredMiss>[]): Promise<void> {
  const rows = misses.map(({ service, from, to, worstSeconds, worstAt, cause }) => ({
    service,
    from_ms: from,
    to_ms: to,
    worst_seconds: worstSeconds,
    worst_at_ms: worstAt,
    cause: JSON.stringify(cause),
  }))
  await db
    .insertInto('misses')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['service', 'from_ms']).doUpdateSet((eb) => ({
        to_ms: eb.ref('excluded.to_ms'),
        worst_seconds: eb.ref('excluded.worst_seconds'),
        worst_at_ms: eb.ref('excluded.worst_at_ms'),
        cause: eb.ref('excluded.cause'),
      })),
    )
    .execute()
}

function toCell(row: Selectable<LedgerCellsTable>): LedgerCell {
  return {
    start: Number(row.start_ms),
    keptMs: row.kept_ms,
    closeMs: row.close_ms,
    missedMs: row.missed_ms,
    worstSeconds: Number(row.worst_seconds),
    worstAt: Number(row.worst_at_ms),
  }
}

function toMiss(row: Selectable<MissesTable>): OfService<StoredMiss> {
  return {
    service: row.service,
    from: Number(row.from_ms),
    to: Number(row.to_ms),
    worstSeconds: Number(row.worst_seconds),
    worstAt: Number(row.worst_at_ms),
    // Written by this module alone, from what its interface says.
    cause: JSON.parse(row.cause) as MissCause,
  }
}
