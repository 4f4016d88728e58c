import 'server-only'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely'
import { nodeSqlite } from './node-sqlite'
import { sqliteFailure } from './sqlite-failure'

/** SQLite's own name for no file at all. */
const IN_MEMORY = ':memory:'

/** The file holds password hashes: for the owner of the process only. */
const DIRECTORY_MODE = 0o700
const FILE_MODE = 0o600

const MIGRATION_LOCK = { timeoutMs: 30_000, retryMs: 20 } as const

interface SqliteOptions<S> {
  /** `full`: what was committed survives a power cut. `normal`: a kill, and a power cut leaves the file whole. */
  synchronous: 'full' | 'normal'
  /** Of a file that is made now; SQLite's own is 4,096. */
  pageBytes?: number
  /** How long to wait for another process that writes; SQLite does so by blocking the event loop. */
  busyTimeoutMs: number
  /** Brings the tables up to date. */
  migrate: (db: Kysely<S>) => Promise<void>
}

/** Opens (or makes) the file. */
export async function openSqlite<S>(
  path: string,
  { synchronous, pageBytes = 4_096, busyTimeoutMs, migrate }: SqliteOptions<S>,
): Promise<SqliteDatabase> {
  if (path !== IN_MEMORY) {
    mkdirSync(dirname(path), { recursive: true, mode: DIRECTORY_MODE })
    closeSync(openSync(path, 'a', FILE_MODE))
  }
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs })
  try {
    database.exec(
      `pragma page_size = ${pageBytes}; pragma journal_mode = wal; pragma synchronous = ${synchronous}; pragma foreign_keys = on`,
    )
    await lockForMigration(database, busyTimeoutMs)
    // Never destroyed: that would close the database under its heir.
    await migrate(new Kysely<S>({ dialect: new SqliteDialect({ database: nodeSqlite(database) }) }))
    database.exec('commit')
  } catch (error) {
    database.close()
    throw error
  }
  return nodeSqlite(database)
}

/** Kysely takes no lock on SQLite: of two processes that start together, one must wait until the other is through. */
async function lockForMigration(database: DatabaseSync, busyTimeoutMs: number): Promise<void> {
  const deadline = performance.now() + MIGRATION_LOCK.timeoutMs
  database.exec('pragma busy_timeout = 0')
  while (!beginImmediate(database)) {
    if (performance.now() > deadline) throw new Error('Another process has kept the store locked for 30 seconds')
    await pause(MIGRATION_LOCK.retryMs)
  }
  database.exec(`pragma busy_timeout = ${busyTimeoutMs}`)
}

function beginImmediate(database: DatabaseSync): boolean {
  try {
    database.exec('begin immediate')
    return true
  } catch (error) {
    if (sqliteFailure(error) === 'locked') return false
    throw error
  }
}
