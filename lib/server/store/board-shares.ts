import 'server-only'
import type { Kysely, Selectable } from 'kysely'
import { type AuditEntry, createAuditEntries } from './audit-entries'
import type { BoardSharesTable, Schema } from './schema'

/** A link that shows one board. Of its secret only the hash is kept. */
export interface BoardShare {
  id: string
  board: string
  /** What it is for; null: not said. */
  label: string | null
  createdBy: string
  createdMs: number
  lastUsedMs: number | null
  isRevoked: boolean
}

export interface BoardShares {
  /** Those of a board that are good, oldest first. */
  list(board: string): Promise<BoardShare[]>
  /** Revoked ones too. */
  find(tokenHash: string): Promise<BoardShare | null>
  add(share: { id: string; board: string; label: string | null; tokenHash: string }, by: AuditEntry): Promise<BoardShare>
  used(id: string, atMs: number): Promise<void>
  /** False when the board has no such link that is good. */
  revoke(share: { id: string; board: string }, by: AuditEntry): Promise<boolean>
}

export function createBoardShares(db: Kysely<Schema>): BoardShares {
  return {
    async list(board) {
      const rows = await db
        .selectFrom('board_shares')
        .selectAll()
        .where('board_id', '=', board)
        .where('revoked_ms', 'is', null)
        .orderBy('created_ms')
        .orderBy('id')
        .execute()
      return rows.map(toShare)
    },
    async find(tokenHash) {
      const row = await db.selectFrom('board_shares').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
      return row ? toShare(row) : null
    },
    add({ id, board, label, tokenHash }, by) {
      return db.transaction().execute(async (transaction) => {
        const made = { created_by: by.actor.name, created_ms: by.atMs, last_used_ms: null, revoked_ms: null }
        const row = await transaction
          .insertInto('board_shares')
          .values({ id, board_id: board, label, token_hash: tokenHash, ...made })
          .returningAll()
          .executeTakeFirstOrThrow()
        await createAuditEntries(transaction).add(by)
        return toShare(row)
      })
    },
    async used(id, atMs) {
      await db.updateTable('board_shares').set({ last_used_ms: atMs }).where('id', '=', id).execute()
    },
    revoke({ id, board }, by) {
      return db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('board_shares')
          .set({ revoked_ms: by.atMs })
          .where('id', '=', id)
          .where('board_id', '=', board)
          .where('revoked_ms', 'is', null)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        await createAuditEntries(transaction).add(by)
        return true
      })
    },
  }
}

function toShare(row: Selectable<BoardSharesTable>): BoardShare {
  return {
    id: row.id,
    board: row.board_id,
    label: row.label,
    createdBy: row.created_by,
    createdMs: Number(row.created_ms),
    lastUsedMs: row.last_used_ms === null ? null : Number(row.last_used_ms),
    isRevoked: row.revoked_ms !== null,
  }
}
