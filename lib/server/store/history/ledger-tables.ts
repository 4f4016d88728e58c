import 'server-only'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How much of each quarter of an hour a service kept its target, and when it missed it. */
export const ledgerTables: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('ledger_cells')
      .addColumn('service', 'text', (column) => column.notNull())
      .addColumn('start_ms', 'bigint', (column) => column.notNull())
      .addColumn('kept_ms', 'integer', (column) => column.notNull())
      .addColumn('close_ms', 'integer', (column) => column.notNull())
      .addColumn('missed_ms', 'integer', (column) => column.notNull())
      .addColumn('worst_seconds', 'double precision', (column) => column.notNull())
      .addColumn('worst_at_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('ledger_cells_key', ['service', 'start_ms'])
      .execute()
    await db.schema.createIndex('ledger_cells_by_time').on('ledger_cells').column('start_ms').execute()
    await db.schema
      .createTable('ledger_services')
      .addColumn('service', 'text', (column) => column.primaryKey())
      .addColumn('counted_to_ms', 'bigint', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('misses')
      .addColumn('service', 'text', (column) => column.notNull())
      .addColumn('from_ms', 'bigint', (column) => column.notNull())
      .addColumn('to_ms', 'bigint', (column) => column.notNull())
      .addColumn('worst_seconds', 'double precision', (column) => column.notNull())
      .addColumn('worst_at_ms', 'bigint', (column) => column.notNull())
      .addColumn('cause', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('misses_key', ['service', 'from_ms'])
      .execute()
    await db.schema.createIndex('misses_by_time').on('misses').column('to_ms').execute()
  },
}
