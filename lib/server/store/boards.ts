import 'server-only'
import type { Kysely, Selectable } from 'kysely'
import { type AuditEntry, createAuditEntries } from './audit-entries'
import type { BoardsTable, Schema } from './schema'

/** Groups under a plain title, and how far behind they may be. */
export interface StoredService {
  id: string
  title: string
  cluster: string
  /** Names, or patterns with `*`. */
  groups: string[]
  targetSeconds: number
}

export interface StoredBoard {
  id: string
  name: string
  services: StoredService[]
  /** From 1, one more each time it is saved. */
  version: number
}

/** Each write is one transaction with the entry that records who did it: nothing is done that is not recorded. */
export interface Boards {
  /** By name. */
  list(): Promise<StoredBoard[]>
  add(board: StoredBoard, by: AuditEntry): Promise<void>
  /** `version`: of what is replaced; null: of whatever is there. False when there is no such board of that version. */
  replace(board: Omit<StoredBoard, 'version'>, version: number | null, by: AuditEntry): Promise<boolean>
  /** Revokes its links. False when there is no such board. */
  remove(id: string, by: AuditEntry): Promise<boolean>
}

export function createBoards(db: Kysely<Schema>): Boards {
  return {
    async list() {
      const rows = await db.selectFrom('boards').selectAll().orderBy('name').orderBy('id').execute()
      return rows.map(toBoard)
    },
    add({ id, name, services, version }, by) {
      return db.transaction().execute(async (transaction) => {
        const { name: who } = by.actor
        const made = { created_by: who, created_ms: by.atMs, updated_by: who, updated_ms: by.atMs }
        await transaction
          .insertInto('boards')
          .values({ id, name, services: JSON.stringify(services), version, ...made })
          .execute()
        await createAuditEntries(transaction).add(by)
      })
    },
    replace({ id, name, services }, version, by) {
      return db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('boards')
          .set((eb) => ({
            name,
            services: JSON.stringify(services),
            version: eb('version', '+', 1),
            updated_by: by.actor.name,
            updated_ms: by.atMs,
          }))
          .where('id', '=', id)
          .$if(version !== null, (query) => query.where('version', '=', version ?? 0))
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        await createAuditEntries(transaction).add(by)
        return true
      })
    },
    remove(id, by) {
      return db.transaction().execute(async (transaction) => {
        const { numDeletedRows } = await transaction.deleteFrom('boards').where('id', '=', id).executeTakeFirstOrThrow()
        if (numDeletedRows === 0n) return false
        await transaction
          .updateTable('board_shares')
          .set({ revoked_ms: by.atMs })
          .where('board_id', '=', id)
          .where('revoked_ms', 'is', null)
          .execute()
        await createAuditEntries(transaction).add(by)
        return true
      })
    },
  }
}

function toBoard({ id, name, services, version }: Selectable<BoardsTable>): StoredBoard {
  // Written by this module alone, from what its interface says.
  return { id, name, services: JSON.parse(services) as StoredService[], version }
}
