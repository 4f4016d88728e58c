import 'server-only'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely'
import { migrate } from './migrations/migrate'
import { nodeSqlite } from './node-sqlite'
import type { Schema } from './schema'

/** The file holds password hashes: for the owner of the process only. */
const DIRECTORY_MODE = 0o700
const FILE_MODE = 0o600

/** SQLite waits for a lock by blocking the event loop. */
const BUSY_TIMEOUT_MS = 5_000
const MIGRATION_LOCK = { timeoutMs: 30_000, retryMs: 20 } as const
const SQLITE_BUSY = 5

/** Opens (or makes) the file and brings its tables up to date. */
export async function openSqlite(path: string): Promise<SqliteDatabase> {
  mkdirSync(dirname(path), { recursive: true, mode: DIRECTORY_MODE })
  closeSync(openSync(path, 'a', FILE_MODE))
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS })
  try {
    // full: what a Change is about to do is on the disk before anything is sent to Kafka, a power cut included.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on')
    await lockForMigration(database)
    // Never destroyed: that would close the database under its heir.
    await migrate(new Kysely<Schema>({ dialect: new SqliteDialect({ database: nodeSqlite(database) }) }))
    database.exec('commit')
  } catch (error) {
    database.close()
    throw error
  }
  return nodeSqlite(database)
}

/** Kysely takes no lock on SQLite: of two processes that start together, one must wait until the other is through. */
async function lockForMigration(database: DatabaseSync): Promise<void> {
  const deadline = performance.now() + MIGRATION_LOCK.timeoutMs
  database.exec('pragma busy_timeout = 0')
  while (!beginImmediate(database)) {
    if (performance.now() > deadline) throw new Error('Another process has kept the store locked for 30 seconds')
    await pause(MIGRATION_LOCK.retryMs)
  }
  database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`)
}

function beginImmediate(database: DatabaseSync): boolean {
  try {
    database.exec('begin immediate')
    return true
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false
    throw error
  }
}
