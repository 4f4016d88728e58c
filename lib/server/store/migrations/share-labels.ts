import 'server-only'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What a link is for, so that the right one is revoked. */
export const shareLabels: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('board_shares').addColumn('label', 'text').execute()
  },
}
