import 'server-only'
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** Node's own SQLite in the shape Kysely's SqliteDialect asks for. */
export function nodeSqlite(database: DatabaseSync): SqliteDatabase {
  return {
    // A disk that is full ends the transaction by itself: to refuse its rollback would hide why.
    prepare: (sql) => new NodeSqliteStatement(database.prepare(sql === 'rollback' && !database.isTransaction ? NOTHING : sql)),
    close: () => database.close(),
  }
}

const NOTHING = 'select 1 where false'

class NodeSqliteStatement implements SqliteStatement {
  readonly reader: boolean
  readonly #statement: StatementSync
  readonly #int32Columns: readonly string[]

  constructor(statement: StatementSync) {
    this.#statement = statement
    statement.setReadBigInts(true)
    const columns = statement.columns()
    this.reader = columns.length > 0
    this.#int32Columns = columns.filter((column) => column.type === 'INTEGER').map((column) => column.name)
  }

  all(parameters: readonly unknown[]): unknown[] {
    return this.#statement.all(...parameters.map(toSqlite)).map((row) => this.#toPlain(row))
  }

  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    return this.#statement.run(...parameters.map(toSqlite))
  }

  *iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    for (const row of this.#statement.iterate(...parameters.map(toSqlite))) yield this.#toPlain(row)
  }

  /** As Postgres would answer: `integer` is a number, `bigint` and counts are bigints. And rows get a prototype. */
  #toPlain(row: Record<string, unknown>): Record<string, unknown> {
    const plain = { ...row }
    for (const column of this.#int32Columns) {
      const value = plain[column]
      if (typeof value === 'bigint') plain[column] = Number(value)
    }
    return plain
  }
}

function toSqlite(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return value ? 1n : 0n
  // A JS number would be bound as REAL.
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (value === null || typeof value === 'string' || typeof value === 'bigint' || value instanceof Uint8Array) return value
  // node:sqlite takes a Date for a set of named parameters and binds nothing, silently.
  throw new TypeError('The store takes text, numbers, bigints, booleans, bytes and null; give times as milliseconds')
}
