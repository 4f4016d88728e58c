import 'server-only'
import type { Kysely, Selectable } from 'kysely'
import type { Role } from '../../domain/access/permissions'
import type { Schema, UsersTable } from './schema'

export interface User {
  id: string
  name: string
  role: Role
  createdMs: number
  lastSignInMs: number | null
}

export interface NewUser {
  id: string
  name: string
  role: Role
  passwordHash: string
  createdMs: number
}

export interface Users {
  list(): Promise<User[]>
  count(): Promise<number>
  /** Whatever the case of its letters. */
  findForSignIn(name: string): Promise<{ user: User; passwordHash: string } | null>
  /** null: somebody has that name. */
  add(user: NewUser): Promise<User | null>
  signedIn(id: string, atMs: number): Promise<void>
  /** Takes their sessions along. `last-admin`: nobody could let people in again. */
  remove(id: string): Promise<'removed' | 'last-admin' | 'not-found'>
}

export function createUsers(db: Kysely<Schema>): Users {
  const exists = async (id: string) => (await db.selectFrom('users').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

  return {
    async list() {
      const rows = await db.selectFrom('users').selectAll().orderBy('name_key').execute()
      return rows.map(toUser)
    },
    async count() {
      const { users } = await db
        .selectFrom('users')
        .select((eb) => eb.fn.countAll<bigint>().as('users'))
        .executeTakeFirstOrThrow()
      return Number(users)
    },
    async findForSignIn(name) {
      const row = await db.selectFrom('users').selectAll().where('name_key', '=', nameKey(name)).executeTakeFirst()
      return row ? { user: toUser(row), passwordHash: row.password_hash } : null
    },
    async add({ id, name, role, passwordHash, createdMs }) {
      const row = await db
        .insertInto('users')
        .values({ id, name, name_key: nameKey(name), role, password_hash: passwordHash, created_ms: createdMs, last_sign_in_ms: null })
        .onConflict((conflict) => conflict.column('name_key').doNothing())
        .returningAll()
        .executeTakeFirst()
      return row ? toUser(row) : null
    },
    async signedIn(id, atMs) {
      await db.updateTable('users').set({ last_sign_in_ms: atMs }).where('id', '=', id).execute()
    },
    async remove(id) {
      // One statement, so that two admins removing each other cannot both succeed.
      const { numDeletedRows } = await db
        .deleteFrom('users')
        .where('id', '=', id)
        .where((eb) =>
          eb.or([
            eb('role', '<>', 'admin'),
            eb.exists(eb.selectFrom('users as others').select('others.id').where('others.role', '=', 'admin').where('others.id', '<>', id)),
          ]),
        )
        .executeTakeFirstOrThrow()
      if (numDeletedRows > 0n) return 'removed'
      return (await exists(id)) ? 'last-admin' : 'not-found'
    },
  }
}

function nameKey(name: string): string {
  return name.toLowerCase()
}

function toUser(row: Selectable<UsersTable>): User {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    createdMs: Number(row.created_ms),
    lastSignInMs: row.last_sign_in_ms === null ? null : Number(row.last_sign_in_ms),
  }
}
