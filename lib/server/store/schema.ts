import 'server-only'
import type { ColumnType } from 'kysely'
import type { ChangeState } from '../../domain/change/states'
import type { Role } from '../../domain/access/permissions'

/** Milliseconds since 1970, a `bigint` column: an `integer` of Postgres would overflow. */
type Millis = ColumnType<bigint, number, number>
type NullableMillis = ColumnType<bigint | null, number | null, number | null>

export interface UsersTable {
  id: string
  name: string
  /** The name in lower case: `Anna` and `anna` are one person. */
  name_key: string
  role: Role
  password_hash: string
  created_ms: Millis
  last_sign_in_ms: NullableMillis
}

export interface SessionsTable {
  token_hash: string
  user_id: string
  created_ms: Millis
  last_seen_ms: Millis
}

export interface TokensTable {
  id: string
  token_hash: string
  name: string
  role: Role
  created_by: string
  created_ms: Millis
  last_used_ms: NullableMillis
}

export interface KnownBrokersTable {
  cluster: string
  broker_id: number
  host: string
  port: number
  rack: string | null
  last_seen_ms: Millis
}

export interface SettingsTable {
  key: string
  value: string
}

export interface ChangesTable {
  id: string
  cluster: string
  kind: string
  target_type: string
  target_name: string
  actor_kind: string
  actor_name: string
  created_ms: Millis
  undo_of: string | null
  /** JSON, without secrets. */
  intent: string
}

export interface ChangeEventsTable {
  change_id: string
  seq: number
  at_ms: Millis
  state: ChangeState
  /** JSON, without secrets. */
  event: string
}

export interface SavedOffsetsTable {
  id: string
  cluster: string
  group_id: string
  at_ms: Millis
  cause: 'periodic' | 'change'
  change_id: string | null
  /** JSON. */
  offsets: string
}

export interface AuditEntriesTable {
  id: string
  at_ms: Millis
  /** null: the console itself. */
  cluster: string | null
  actor_kind: string
  actor_name: string
  action: string
  target_type: string
  target_name: string
  /** JSON, without secrets. */
  detail: string
}

export interface Schema {
  users: UsersTable
  sessions: SessionsTable
  tokens: TokensTable
  known_brokers: KnownBrokersTable
  settings: SettingsTable
  changes: ChangesTable
  change_events: ChangeEventsTable
  saved_offsets: SavedOffsetsTable
  audit_entries: AuditEntriesTable
}
