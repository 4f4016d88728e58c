import 'server-only'
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * A row per series and chunk of time, not per point. The key begins with the time: what is written and pruned together lies together,
 * on SQLite where rows lie by their key (`byKey`), which it must be told.
 */
export const historyTables = ({ byKey }: { byKey: boolean }): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('series')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('cluster', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('topic', 'text', (column) => column.notNull())
      .addColumn('seen_ms', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('series_by_name', ['cluster', 'kind', 'name', 'topic'])
      .execute()
    await db.schema
      .createTable('chunks')
      .addColumn('tier', 'integer', (column) => column.notNull())
      .addColumn('start_ms', 'bigint', (column) => column.notNull())
      .addColumn('series_id', 'integer', (column) => column.notNull())
      .addColumn('points', 'bytea', (column) => column.notNull())
      .addPrimaryKeyConstraint('chunks_key', ['tier', 'start_ms', 'series_id'])
      .$call((table) => (byKey ? table.modifyEnd(sql`without rowid`) : table))
      .execute()
    await db.schema
      .createTable('rolled')
      .addColumn('tier', 'integer', (column) => column.primaryKey())
      .addColumn('until_ms', 'bigint', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('marks')
      .addColumn('cluster', 'text', (column) => column.notNull())
      .addColumn('group_id', 'text', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('amount', 'bigint')
      .addPrimaryKeyConstraint('marks_key', ['cluster', 'group_id', 'at_ms', 'kind'])
      .execute()
    await db.schema
      .createTable('heat')
      .addColumn('start_ms', 'bigint', (column) => column.notNull())
      .addColumn('series_id', 'integer', (column) => column.notNull())
      .addColumn('levels', 'bytea', (column) => column.notNull())
      .addPrimaryKeyConstraint('heat_key', ['start_ms', 'series_id'])
      .$call((table) => (byKey ? table.modifyEnd(sql`without rowid`) : table))
      .execute()
  },
})
