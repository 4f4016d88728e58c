import 'server-only'
import type { Kysely, Selectable } from 'kysely'
import { type AuditEntry, createAuditEntries } from './audit-entries'
import type { ClustersTable, Schema } from './schema'

/** A cluster that was added in the console. */
export interface SavedCluster {
  id: string
  /** JSON, without secrets. */
  settings: string
  /** Sealed; null: it has none. */
  secrets: string | null
  updatedBy: string
  updatedMs: number
}

/** Each write is one transaction with the entry that records who did it: nothing is done that is not recorded. */
export interface SavedClusters {
  /** By id. */
  list(): Promise<SavedCluster[]>
  /** False where there is one with this id. */
  add(cluster: SavedCluster, by: AuditEntry): Promise<boolean>
  /** `isElsewhere`: it may be another cluster now, so that the brokers known of it are forgotten. False when there is none with this id. */
  replace(cluster: SavedCluster, by: AuditEntry, isElsewhere: boolean): Promise<boolean>
  /** Changes, history and records stay; the brokers known of it are forgotten. False when there is none with this id. */
  remove(id: string, by: AuditEntry): Promise<boolean>
}

export function createSavedClusters(db: Kysely<Schema>): SavedClusters {
  return {
    async list() {
      const rows = await db.selectFrom('clusters').selectAll().orderBy('id').execute()
      return rows.map(toCluster)
    },
    add({ id, settings, secrets, updatedBy, updatedMs }, by) {
      return db.transaction().execute(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('clusters')
          .values({ id, settings, secrets, created_by: updatedBy, created_ms: updatedMs, updated_by: updatedBy, updated_ms: updatedMs })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirstOrThrow()
        if (numInsertedOrUpdatedRows === 0n) return false
        await createAuditEntries(transaction).add(by)
        return true
      })
    },
    replace({ id, settings, secrets, updatedBy, updatedMs }, by, isElsewhere) {
      return db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('clusters')
          .set({ settings, secrets, updated_by: updatedBy, updated_ms: updatedMs })
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        if (numUpdatedRows === 0n) return false
        if (isElsewhere) await transaction.deleteFrom('known_brokers').where('cluster', '=', id).execute()
        await createAuditEntries(transaction).add(by)
        return true
      })
    },
    remove(id, by) {
      return db.transaction().execute(async (transaction) => {
        const { numDeletedRows } = await transaction.deleteFrom('clusters').where('id', '=', id).executeTakeFirstOrThrow()
        if (numDeletedRows === 0n) return false
        await transaction.deleteFrom('known_brokers').where('cluster', '=', id).execute()
        await createAuditEntries(transaction).add(by)
        return true
      })
    },
  }
}

function toCluster({ id, settings, secrets, updated_by, updated_ms }: Selectable<ClustersTable>): SavedCluster {
  return { id, settings, secrets, updatedBy: updated_by, updatedMs: Number(updated_ms) }
}
