import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The columns that this migration copies. */
interface Before {
  users: {
    id: string
    name: string
    name_key: string
    role: string
    password_hash: string
    created_ms: bigint
    last_sign_in_ms: bigint | null
  }
  sessions: { token_hash: string; user_id: string; created_ms: bigint; last_seen_ms: bigint }
}
interface During {
  users_2: { [K in keyof Before['users']]: Before['users'][K] }
  sessions_2: Before['sessions'] & { id: string }
}

/**
 * People without a password, who sign in by an identity provider; sessions that can be listed, ended one by one and
 * asked for again. Both tables are made anew: SQLite cannot take a `not null` away.
 */
export const oidc: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('users_2')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('name_key', 'text', (column) => column.notNull().unique())
      .addColumn('role', 'text')
      .addColumn('password_hash', 'text')
      .addColumn('issuer', 'text')
      .addColumn('subject', 'text')
      .addColumn('groups', 'text')
      .addColumn('created_ms', 'bigint', (column) => column.notNull())
      .addColumn('last_sign_in_ms', 'bigint')
      .addUniqueConstraint('users_subject', ['issuer', 'subject'])
      .execute()
    await db.schema
      .createTable('sessions_2')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('user_id', 'text', (column) => column.notNull().references('users_2.id').onDelete('cascade'))
      .addColumn('created_ms', 'bigint', (column) => column.notNull())
      .addColumn('last_seen_ms', 'bigint', (column) => column.notNull())
      .addColumn('address', 'text')
      .addColumn('agent', 'text')
      .addColumn('provider_session', 'text')
      .addColumn('sealed_tokens', 'text')
      .addColumn('refresh_ms', 'bigint')
      .addColumn('holds_until_ms', 'bigint')
      .execute()

    const tables = db as Kysely<Before & During>
    const [users, sessions] = [
      await tables.selectFrom('users').selectAll().execute(),
      await tables.selectFrom('sessions').selectAll().execute(),
    ]
    for (const user of users) await tables.insertInto('users_2').values(user).execute()
    for (const session of sessions) {
      await tables
        .insertInto('sessions_2')
        .values({ ...session, id: randomUUID() })
        .execute()
    }
    // Sessions first: without them the old users take nothing along.
    await db.schema.dropTable('sessions').execute()
    await db.schema.dropTable('users').execute()
    await db.schema.alterTable('users_2').renameTo('users').execute()
    await db.schema.alterTable('sessions_2').renameTo('sessions').execute()
    await db.schema.createIndex('sessions_user').on('sessions').column('user_id').execute()
  },
}
