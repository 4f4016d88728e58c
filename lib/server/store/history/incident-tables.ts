import 'server-only'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What was wrong, from when to when. */
export const incidentTables: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('incidents')
      .addColumn('cluster', 'text', (column) => column.notNull())
      .addColumn('finding', 'text', (column) => column.notNull())
      .addColumn('from_ms', 'bigint', (column) => column.notNull())
      .addColumn('from_at_least', 'integer', (column) => column.notNull())
      .addColumn('to_ms', 'bigint', (column) => column.notNull())
      .addColumn('to_at_least', 'integer', (column) => column.notNull())
      .addColumn('is_over', 'integer', (column) => column.notNull())
      .addColumn('severity', 'text', (column) => column.notNull())
      .addColumn('told', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('incidents_key', ['cluster', 'finding', 'from_ms'])
      .execute()
    await db.schema.createIndex('incidents_by_end').on('incidents').columns(['cluster', 'to_ms']).execute()
  },
}
