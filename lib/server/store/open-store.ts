import 'server-only'
import { Kysely, SqliteDialect } from 'kysely'
import { createAuditEntries, type AuditEntries } from './audit-entries'
import { createBoardShares, type BoardShares } from './board-shares'
import { createBoards, type Boards } from './boards'
import { createChangeRecords, type ChangeRecords } from './change-records'
import { createSavedClusters, type SavedClusters } from './clusters'
import { createKnownBrokers, type KnownBrokers } from './known-brokers'
import { migrate } from './migrations/migrate'
import { openSqlite } from './open-sqlite'
import type { Schema } from './schema'
import { createSavedOffsets, type SavedOffsets } from './saved-offsets'
import { createRoles, type Roles } from './roles'
import { createSessions, type Sessions } from './sessions'
import { createSettings, type Settings } from './settings'
import { createTokens, type Tokens } from './tokens'
import { createUsers, type Users } from './users'

export interface Store {
  db: Kysely<Schema>
  users: Users
  sessions: Sessions
  tokens: Tokens
  roles: Roles
  knownBrokers: KnownBrokers
  settings: Settings
  changes: ChangeRecords
  savedOffsets: SavedOffsets
  audit: AuditEntries
  boards: Boards
  boardShares: BoardShares
  clusters: SavedClusters
  close(): Promise<void>
}

const BUSY_TIMEOUT_MS = 5_000

/** What a Change is about to do is on the disk before anything is sent to Kafka, a power cut included. The file is opened, and its tables brought up to date, by the first query; all others wait for it. */
export function openStore(path: string): Store {
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({
      database: () => openSqlite(path, { synchronous: 'full', busyTimeoutMs: BUSY_TIMEOUT_MS, migrate }),
    }),
  })
  return {
    db,
    users: createUsers(db),
    sessions: createSessions(db),
    tokens: createTokens(db),
    roles: createRoles(db),
    knownBrokers: createKnownBrokers(db),
    settings: createSettings(db),
    changes: createChangeRecords(db),
    savedOffsets: createSavedOffsets(db),
    audit: createAuditEntries(db),
    boards: createBoards(db),
    boardShares: createBoardShares(db),
    clusters: createSavedClusters(db),
    close: () => db.destroy(),
  }
}
