import 'server-only'
import { Kysely, SqliteDialect } from 'kysely'
import { createAuditEntries, type AuditEntries } from './audit-entries'
import { createChangeRecords, type ChangeRecords } from './change-records'
import { createKnownBrokers, type KnownBrokers } from './known-brokers'
import { openSqlite } from './open-sqlite'
import type { Schema } from './schema'
import { createSavedOffsets, type SavedOffsets } from './saved-offsets'
import { createSessions, type Sessions } from './sessions'
import { createSettings, type Settings } from './settings'
import { createTokens, type Tokens } from './tokens'
import { createUsers, type Users } from './users'

export interface Store {
  db: Kysely<Schema>
  users: Users
  sessions: Sessions
  tokens: Tokens
  knownBrokers: KnownBrokers
  settings: Settings
  changes: ChangeRecords
  savedOffsets: SavedOffsets
  audit: AuditEntries
  close(): Promise<void>
}

/** The file is opened, and its tables brought up to date, by the first query; all others wait for it. */
export function openStore(path: string): Store {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: () => openSqlite(path) }) })
  return {
    db,
    users: createUsers(db),
    sessions: createSessions(db),
    tokens: createTokens(db),
    knownBrokers: createKnownBrokers(db),
    settings: createSettings(db),
    changes: createChangeRecords(db),
    savedOffsets: createSavedOffsets(db),
    audit: createAuditEntries(db),
    close: () => db.destroy(),
  }
}
