import 'server-only'
import type { ExpressionBuilder, Kysely, Selectable } from 'kysely'
import type { Schema, UsersTable } from './schema'

export interface User {
  id: string
  name: string
  /** null: they have the roles that their groups give. */
  role: string | null
  /** As the identity provider named them last; null: they sign in by password. */
  groups: readonly string[] | null
  createdMs: number
  lastSignInMs: number | null
}

export interface NewUser {
  id: string
  name: string
  role: string
  passwordHash: string
  createdMs: number
}

/** Somebody as the identity provider knows them. */
export interface ProvidedUser {
  issuer: string
  subject: string
  /** Tried one after the other until one is nobody else's. */
  names: readonly [string, ...string[]]
  groups: readonly string[]
}

/** `of-provider`: what they are is the identity provider's to say. */
export type UserRefusal = 'last-admin' | 'of-provider' | 'not-found'

export interface Users {
  list(): Promise<User[]>
  count(): Promise<number>
  /** Whatever the case of its letters. */
  findForSignIn(name: string): Promise<{ user: User; passwordHash: string | null } | null>
  /** null: somebody has that name. */
  add(user: NewUser): Promise<User | null>
  /** The same person as before by issuer and subject, whatever they are called now; else a new one with this id. */
  provide(user: ProvidedUser, otherwise: { id: string; createdMs: number }): Promise<User>
  signedIn(id: string, atMs: number): Promise<void>
  /** Of one who signs in by password. Their sessions end with a new one. `last-admin`: nobody could let people in again. */
  update(id: string, change: { role?: string | undefined; passwordHash?: string | undefined }): Promise<User | UserRefusal>
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
        .values({
          id,
          name,
          name_key: nameKey(name),
          role,
          password_hash: passwordHash,
          issuer: null,
          subject: null,
          groups: null,
          created_ms: createdMs,
          last_sign_in_ms: null,
        })
        .onConflict((conflict) => conflict.column('name_key').doNothing())
        .returningAll()
        .executeTakeFirst()
      return row ? toUser(row) : null
    },
    provide({ issuer, subject, names, groups }, { id, createdMs }) {
      return db.transaction().execute(async (transaction) => {
        const before = await transaction
          .selectFrom('users')
          .select(['id', 'name'])
          .where('issuer', '=', issuer)
          .where('subject', '=', subject)
          .executeTakeFirst()
        const taken = await transaction
          .selectFrom('users')
          .select('name_key')
          .where('name_key', 'in', names.map(nameKey))
          .where('id', '<>', before?.id ?? '')
          .execute()
        const name = names.find((one) => taken.every(({ name_key }) => name_key !== nameKey(one))) ?? before?.name ?? id
        const known = { name, name_key: nameKey(name), groups: JSON.stringify(groups) }
        const row = await (before
          ? transaction.updateTable('users').set(known).where('id', '=', before.id).returningAll().executeTakeFirstOrThrow()
          : transaction
              .insertInto('users')
              .values({ ...known, id, issuer, subject, role: null, password_hash: null, created_ms: createdMs, last_sign_in_ms: null })
              .returningAll()
              .executeTakeFirstOrThrow())
        return toUser(row)
      })
    },
    async signedIn(id, atMs) {
      await db.updateTable('users').set({ last_sign_in_ms: atMs }).where('id', '=', id).execute()
    },
    async update(id, { role, passwordHash }) {
      return db.transaction().execute(async (transaction) => {
        const before = await transaction.selectFrom('users').select('subject').where('id', '=', id).executeTakeFirst()
        if (!before) return 'not-found'
        if (before.subject !== null) return 'of-provider'
        const change = { ...(role !== undefined && { role }), ...(passwordHash !== undefined && { password_hash: passwordHash }) }
        let update = transaction.updateTable('users').set(change).where('id', '=', id)
        if (role !== undefined && role !== 'admin') update = update.where(isNotLastAdmin(id))
        const row = await update.returningAll().executeTakeFirst()
        if (!row) return 'last-admin'
        if (passwordHash !== undefined) await transaction.deleteFrom('sessions').where('user_id', '=', id).execute()
        return toUser(row)
      })
    },
    async remove(id) {
      // One statement, so that two admins removing each other cannot both succeed.
      const { numDeletedRows } = await db.deleteFrom('users').where('id', '=', id).where(isNotLastAdmin(id)).executeTakeFirstOrThrow()
      if (numDeletedRows > 0n) return 'removed'
      return (await exists(id)) ? 'last-admin' : 'not-found'
    },
  }
}

/** Somebody of the role that may do everything stays. */
const isNotLastAdmin = (id: string) => (eb: ExpressionBuilder<Schema, 'users'>) =>
  eb.or([
    eb('role', 'is', null),
    eb('role', '<>', 'admin'),
    eb.exists(eb.selectFrom('users as others').select('others.id').where('others.role', '=', 'admin').where('others.id', '<>', id)),
  ])

function nameKey(name: string): string {
  return name.toLowerCase()
}

function toUser(row: Selectable<UsersTable>): User {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    groups: row.groups === null ? null : (JSON.parse(row.groups) as string[]),
    createdMs: Number(row.created_ms),
    lastSignInMs: row.last_sign_in_ms === null ? null : Number(row.last_sign_in_ms),
  }
}
