import 'server-only'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is to be done (`changes`, written before anything is sent) and what came of it (`change_events`): both only ever grow. */
export const changes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('changes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('cluster', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('target_type', 'text', (column) => column.notNull())
      .addColumn('target_name', 'text', (column) => column.notNull())
      .addColumn('actor_kind', 'text', (column) => column.notNull())
      .addColumn('actor_name', 'text', (column) => column.notNull())
      .addColumn('created_ms', 'bigint', (column) => column.notNull())
      .addColumn('undo_of', 'text', (column) => column.references('changes.id'))
      .addColumn('intent', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('changes_by_time').on('changes').columns(['cluster', 'created_ms']).execute()
    await db.schema.createIndex('changes_by_target').on('changes').columns(['cluster', 'target_type', 'target_name']).execute()
    await db.schema.createIndex('changes_by_undo').on('changes').column('undo_of').execute()

    await db.schema
      .createTable('change_events')
      .addColumn('change_id', 'text', (column) => column.notNull().references('changes.id'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('event', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('change_events_key', ['change_id', 'seq'])
      .execute()

    await db.schema
      .createTable('saved_offsets')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('cluster', 'text', (column) => column.notNull())
      .addColumn('group_id', 'text', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('cause', 'text', (column) => column.notNull())
      .addColumn('change_id', 'text', (column) => column.references('changes.id'))
      .addColumn('offsets', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('saved_offsets_by_group').on('saved_offsets').columns(['cluster', 'group_id', 'at_ms']).execute()
  },
}
