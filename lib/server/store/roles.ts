import 'server-only'
import type { Kysely, Selectable } from 'kysely'
import type { Grant } from '../../domain/access/grant'
import type { RolesTable, Schema } from './schema'

/** A role as it was made, or edited, in the console. */
export interface SavedRole {
  id: string
  title: string
  grants: readonly Grant[]
  /** Groups of the identity provider whose members hold it. */
  groups: readonly string[]
  updatedBy: string
  updatedMs: number
}

export interface Roles {
  list(): Promise<SavedRole[]>
  save(role: SavedRole): Promise<void>
  /** False when there is none with this id. */
  remove(id: string): Promise<boolean>
}

export function createRoles(db: Kysely<Schema>): Roles {
  return {
    async list() {
      const rows = await db.selectFrom('roles').selectAll().orderBy('id').execute()
      return rows.map(toRole)
    },
    async save({ id, title, grants, groups, updatedBy, updatedMs }) {
      const written = {
        title,
        grants: JSON.stringify(grants),
        groups: JSON.stringify(groups),
        updated_by: updatedBy,
        updated_ms: updatedMs,
      }
      await db
        .insertInto('roles')
        .values({ id, ...written })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(written))
        .execute()
    },
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('roles').where('id', '=', id).executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },
  }
}

function toRole(row: Selectable<RolesTable>): SavedRole {
  return {
    id: row.id,
    title: row.title,
    grants: JSON.parse(row.grants) as Grant[],
    groups: JSON.parse(row.groups) as string[],
    updatedBy: row.updated_by,
    updatedMs: Number(row.updated_ms),
  }
}
