import 'server-only'
import type { Kysely } from 'kysely'
import type { Schema } from './schema'

/** Whose session it is, as they are now: a changed role holds at once. */
export interface SessionUser {
  id: string
  name: string
  /** null: their roles are those that their groups give. */
  role: string | null
  /** As the identity provider named them last; null: they sign in by password. */
  groups: readonly string[] | null
  /** Who they are to the provider. */
  issuer: string | null
  subject: string | null
}

/** How far the provider's word reaches. */
export interface ProviderWord {
  /** What is sealed is for lib/server/auth/oidc to read. */
  sealedTokens: string | null
  /** When to ask again; null: it cannot be asked. */
  refreshMs: number | null
  holdsUntilMs: number
}

export interface Session {
  tokenHash: string
  /** What it is called by: nobody can use a session by its id. */
  id: string
  user: SessionUser
  createdMs: number
  lastSeenMs: number
  /** From where it was begun; null: not known. */
  address: string | null
  agent: string | null
  /** null: it was begun by name and password. */
  provider: ProviderWord | null
}

export interface NewSession {
  tokenHash: string
  id: string
  userId: string
  atMs: number
  address: string | null
  agent: string | null
  provider: (ProviderWord & { session: string | null }) | null
}

export interface Sessions {
  find(tokenHash: string): Promise<Session | null>
  /** Of one person, or of all; the one seen last first. */
  list(userId: string | null): Promise<Session[]>
  /** Those begun by this person at the provider, or in this session of the provider's. */
  ofProvider(who: { issuer: string; subject: string | null; session: string | null }): Promise<Session[]>
  add(session: NewSession): Promise<void>
  seen(tokenHash: string, atMs: number): Promise<void>
  /** The provider has said something new. */
  renewed(tokenHash: string, word: ProviderWord): Promise<void>
  /** False when there is none. */
  remove(tokenHash: string): Promise<boolean>
  /** Those begun or last seen before these times. */
  removeExpired(bounds: { createdBeforeMs: number; lastSeenBeforeMs: number }): Promise<void>
}

export function createSessions(db: Kysely<Schema>): Sessions {
  const joined = () =>
    db
      .selectFrom('sessions')
      .innerJoin('users', 'users.id', 'sessions.user_id')
      .selectAll('sessions')
      .select(['users.name', 'users.role', 'users.groups', 'users.issuer', 'users.subject'])
      .orderBy('sessions.last_seen_ms', 'desc')
      .orderBy('sessions.id')

  return {
    async find(tokenHash) {
      const row = await joined().where('sessions.token_hash', '=', tokenHash).executeTakeFirst()
      return row ? toSession(row) : null
    },
    async list(userId) {
      const rows = await (userId === null ? joined() : joined().where('users.id', '=', userId)).execute()
      return rows.map(toSession)
    },
    async ofProvider({ issuer, subject, session }) {
      let query = joined().where('users.issuer', '=', issuer)
      if (subject !== null) query = query.where('users.subject', '=', subject)
      if (session !== null) query = query.where('sessions.provider_session', '=', session)
      return (await query.execute()).map(toSession)
    },
    async add({ tokenHash, id, userId, atMs, address, agent, provider }) {
      const row = { token_hash: tokenHash, id, user_id: userId, created_ms: atMs, last_seen_ms: atMs, address, agent }
      await db
        .insertInto('sessions')
        .values({
          ...row,
          provider_session: provider?.session ?? null,
          sealed_tokens: provider?.sealedTokens ?? null,
          refresh_ms: provider?.refreshMs ?? null,
          holds_until_ms: provider?.holdsUntilMs ?? null,
        })
        .execute()
    },
    async seen(tokenHash, atMs) {
      await db.updateTable('sessions').set({ last_seen_ms: atMs }).where('token_hash', '=', tokenHash).execute()
    },
    async renewed(tokenHash, { sealedTokens, refreshMs, holdsUntilMs }) {
      await db
        .updateTable('sessions')
        .set({ sealed_tokens: sealedTokens, refresh_ms: refreshMs, holds_until_ms: holdsUntilMs })
        .where('token_hash', '=', tokenHash)
        .execute()
    },
    async remove(tokenHash) {
      const { numDeletedRows } = await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },
    async removeExpired({ createdBeforeMs, lastSeenBeforeMs }) {
      await db
        .deleteFrom('sessions')
        .where((eb) => eb.or([eb('created_ms', '<', BigInt(createdBeforeMs)), eb('last_seen_ms', '<', BigInt(lastSeenBeforeMs))]))
        .execute()
    },
  }
}

interface JoinedRow {
  token_hash: string
  id: string
  user_id: string
  created_ms: bigint
  last_seen_ms: bigint
  address: string | null
  agent: string | null
  sealed_tokens: string | null
  refresh_ms: bigint | null
  holds_until_ms: bigint | null
  name: string
  role: string | null
  groups: string | null
  issuer: string | null
  subject: string | null
}

function toSession(row: JoinedRow): Session {
  return {
    tokenHash: row.token_hash,
    id: row.id,
    user: {
      id: row.user_id,
      name: row.name,
      role: row.role,
      groups: row.groups === null ? null : (JSON.parse(row.groups) as string[]),
      issuer: row.issuer,
      subject: row.subject,
    },
    createdMs: Number(row.created_ms),
    lastSeenMs: Number(row.last_seen_ms),
    address: row.address,
    agent: row.agent,
    provider: row.holds_until_ms === null ? null : toProviderWord(row, row.holds_until_ms),
  }
}

function toProviderWord({ sealed_tokens, refresh_ms }: JoinedRow, holdsUntil: bigint): ProviderWord {
  return { sealedTokens: sealed_tokens, refreshMs: refresh_ms === null ? null : Number(refresh_ms), holdsUntilMs: Number(holdsUntil) }
}
