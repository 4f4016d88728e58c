import 'server-only'
import type { Kysely } from 'kysely'
import type { Role } from '../../domain/access/permissions'
import type { Schema } from './schema'

export interface Session {
  tokenHash: string
  user: { id: string; name: string; role: Role }
  createdMs: number
  lastSeenMs: number
}

export interface Sessions {
  /** With the user as they are now: a changed role holds at once. */
  find(tokenHash: string): Promise<Session | null>
  add(session: { tokenHash: string; userId: string; atMs: number }): Promise<void>
  seen(tokenHash: string, atMs: number): Promise<void>
  remove(tokenHash: string): Promise<void>
  /** Those begun or last seen before these times. */
  removeExpired(bounds: { createdBeforeMs: number; lastSeenBeforeMs: number }): Promise<void>
}

export function createSessions(db: Kysely<Schema>): Sessions {
  return {
    async find(tokenHash) {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('users', 'users.id', 'sessions.user_id')
        .select(['sessions.created_ms', 'sessions.last_seen_ms', 'users.id', 'users.name', 'users.role'])
        .where('sessions.token_hash', '=', tokenHash)
        .executeTakeFirst()
      if (!row) return null
      const { id, name, role } = row
      return { tokenHash, user: { id, name, role }, createdMs: Number(row.created_ms), lastSeenMs: Number(row.last_seen_ms) }
    },
    async add({ tokenHash, userId, atMs }) {
      await db.insertInto('sessions').values({ token_hash: tokenHash, user_id: userId, created_ms: atMs, last_seen_ms: atMs }).execute()
    },
    async seen(tokenHash, atMs) {
      await db.updateTable('sessions').set({ last_seen_ms: atMs }).where('token_hash', '=', tokenHash).execute()
    },
    async remove(tokenHash) {
      await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
    },
    async removeExpired({ createdBeforeMs, lastSeenBeforeMs }) {
      await db
        .deleteFrom('sessions')
        .where((eb) => eb.or([eb('created_ms', '<', BigInt(createdBeforeMs)), eb('last_seen_ms', '<', BigInt(lastSeenBeforeMs))]))
        .execute()
    },
  }
}
