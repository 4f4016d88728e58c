import 'server-only'
import type { Kysely, Selectable } from 'kysely'
import type { Grant } from '../../domain/access/grant'
import type { Schema, TokensTable } from './schema'

export interface Token {
  id: string
  name: string
  role: string
  createdBy: string
  /** The id of that person; null: unknown. */
  createdById: string | null
  createdMs: number
  lastUsedMs: number | null
  /** What it is limited to, besides its role; null: to nothing. */
  scope: Grant | null
  /** null: it does not expire. */
  expiresMs: number | null
}

export interface NewToken {
  id: string
  tokenHash: string
  name: string
  role: string
  createdBy: string
  /** The id of that person; null: unknown. */
  createdById: string | null
  createdMs: number
  scope: Grant | null
  expiresMs: number | null
}

export interface Tokens {
  list(): Promise<Token[]>
  find(tokenHash: string): Promise<Token | null>
  add(token: NewToken): Promise<Token>
  used(id: string, atMs: number): Promise<void>
  /** False when there is none with this id. */
  remove(id: string): Promise<boolean>
}

export function createTokens(db: Kysely<Schema>): Tokens {
  return {
    async list() {
      const rows = await db.selectFrom('tokens').selectAll().orderBy('created_ms').orderBy('id').execute()
      return rows.map(toToken)
    },
    async find(tokenHash) {
      const row = await db.selectFrom('tokens').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
      return row ? toToken(row) : null
    },
    async add({ id, tokenHash, name, role, createdBy, createdById, createdMs, scope, expiresMs }) {
      const row = await db
        .insertInto('tokens')
        .values({
          id,
          token_hash: tokenHash,
          name,
          role,
          created_by: createdBy,
          created_by_id: createdById,
          created_ms: createdMs,
          last_used_ms: null,
          scope: scope && JSON.stringify(scope),
          expires_ms: expiresMs,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return toToken(row)
    },
    async used(id, atMs) {
      await db.updateTable('tokens').set({ last_used_ms: atMs }).where('id', '=', id).execute()
    },
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('tokens').where('id', '=', id).executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },
  }
}

function toToken(row: Selectable<TokensTable>): Token {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    createdBy: row.created_by,
    createdById: row.created_by_id,
    createdMs: Number(row.created_ms),
    lastUsedMs: row.last_used_ms === null ? null : Number(row.last_used_ms),
    scope: row.scope === null ? null : (JSON.parse(row.scope) as Grant),
    expiresMs: row.expires_ms === null ? null : Number(row.expires_ms),
  }
}
