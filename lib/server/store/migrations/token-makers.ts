import 'server-only'
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who made a token, by an id that stays when they are called otherwise: they answer for what it does. */
export const tokenMakers: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('tokens').addColumn('created_by_id', 'text').execute()
    await sql`update tokens set created_by_id = (select users.id from users where users.name = tokens.created_by)`.execute(db)
  },
}
