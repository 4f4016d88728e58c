import 'server-only'
import { Kysely, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { openSqlite } from '../open-sqlite'
import type { HistorySchema } from './history-schema'
import { historyTables } from './history-tables'
import { type LedgerStore, createLedgerStore } from './ledger-store'
import { type IncidentStore, createIncidentStore } from './incident-store'
import { incidentTables } from './incident-tables'
import { ledgerTables } from './ledger-tables'
import { type HeatStore, createHeatStore } from './heat-store'
import { type MarkStore, createMarkStore } from './mark-store'
import { type SeriesStore, createSeriesStore } from './series-store'

export interface HistoryStore {
  db: Kysely<HistorySchema>
  series: SeriesStore
  ledger: LedgerStore
  marks: MarkStore
  heat: HeatStore
  incidents: IncidentStore
  close: () => Promise<void>
}

/** A day of a series is two to four kB, which pages of SQLite's own size have no room for; of a row that takes a quarter of one the rest is put aside. */
const PAGE_BYTES = 32_768

/**
 * A file of its own, beside the store: it is never waited for, so one that is locked or full costs history and nothing else.
 * Opened by the first statement; one that fails to open is tried again by the next.
 */
export function openHistory(path: string): HistoryStore {
  const dialect = new SqliteDialect({
    database: () =>
      openSqlite<HistorySchema>(path, {
        synchronous: 'normal',
        pageBytes: PAGE_BYTES,
        busyTimeoutMs: 0,
        migrate: (db) => migrateHistory(db, 'sqlite'),
      }),
  })
  const db = new Kysely<HistorySchema>({ dialect })
  return {
    db,
    series: createSeriesStore(db),
    ledger: createLedgerStore(db),
    marks: createMarkStore(db),
    heat: createHeatStore(db),
    incidents: createIncidentStore(db),
    close: () => db.destroy(),
  }
}

export async function migrateHistory(db: Kysely<HistorySchema>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  // In the order of their names, each run once and never edited afterwards.
  const migrations = {
    '0001-history': historyTables({ byKey: dialect === 'sqlite' }),
    '0002-ledger': ledgerTables,
    '0003-incidents': incidentTables,
  }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('The history could not be brought up to date', { cause: error })
}
