import 'server-only'
import type { ColumnType } from 'kysely'
import type { ChangeState } from '../../domain/change/states'

/** Milliseconds since 1970, a `bigint` column: an `integer` of Postgres would overflow. */
type Millis = ColumnType<bigint, number, number>
type NullableMillis = ColumnType<bigint | null, number | null, number | null>

export interface UsersTable {
  id: string
  name: string
  /** The name in lower case: `Anna` and `anna` are one person. */
  name_key: string
  /** null: they have the roles that their groups give. */
  role: string | null
  /** null: they cannot sign in by password. */
  password_hash: string | null
  /** Who they are to the identity provider; null: they sign in by password. */
  issuer: string | null
  subject: string | null
  /** JSON: as the provider named them last. */
  groups: string | null
  created_ms: Millis
  last_sign_in_ms: NullableMillis
}

export interface SessionsTable {
  token_hash: string
  id: string
  user_id: string
  created_ms: Millis
  last_seen_ms: Millis
  address: string | null
  agent: string | null
  /** The provider's own session. */
  provider_session: string | null
  /** JSON under the key of this console. */
  sealed_tokens: string | null
  refresh_ms: NullableMillis
  /** null: begun by name and password. */
  holds_until_ms: NullableMillis
}

export interface TokensTable {
  id: string
  token_hash: string
  name: string
  role: string
  created_by: string
  /** null: nobody of that name was there any more. */
  created_by_id: string | null
  created_ms: Millis
  last_used_ms: NullableMillis
  /** JSON; null: limited to nothing but its role. */
  scope: string | null
  expires_ms: NullableMillis
}

export interface RolesTable {
  id: string
  title: string
  /** JSON. */
  grants: string
  /** JSON: groups of the identity provider. */
  groups: string
  updated_by: string
  updated_ms: Millis
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

export interface BoardsTable {
  id: string
  name: string
  /** JSON. */
  services: string
  /** From 1, one more each time it is saved. */
  version: number
  created_by: string
  created_ms: Millis
  updated_by: string
  updated_ms: Millis
}

export interface BoardSharesTable {
  id: string
  board_id: string
  token_hash: string
  /** null: none was given. */
  label: string | null
  created_by: string
  created_ms: Millis
  last_used_ms: NullableMillis
  revoked_ms: NullableMillis
}

export interface ClustersTable {
  id: string
  /** JSON, without secrets. */
  settings: string
  /** Sealed; null: it has none. */
  secrets: string | null
  created_by: string
  created_ms: Millis
  updated_by: string
  updated_ms: Millis
}

export interface Schema {
  users: UsersTable
  sessions: SessionsTable
  tokens: TokensTable
  roles: RolesTable
  known_brokers: KnownBrokersTable
  settings: SettingsTable
  changes: ChangesTable
  change_events: ChangeEventsTable
  saved_offsets: SavedOffsetsTable
  audit_entries: AuditEntriesTable
  boards: BoardsTable
  board_shares: BoardSharesTable
  clusters: ClustersTable
}
