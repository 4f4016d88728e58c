import 'server-only'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect } from 'kysely'

const INT8 = 20

/** For tests: Postgres itself, in this process and in memory, gone with `destroy()`; its bigints are read as bigints. */
export async function temporaryPostgres<S>(): Promise<Kysely<S>> {
  const postgres = await PGlite.create({ parsers: { [INT8]: BigInt } })
  const client = {
    async query(sql: string, parameters: readonly unknown[]) {
      const { rows, affectedRows } = await postgres.query(sql, [...parameters])
      return { command: sql.trimStart().split(' ', 1)[0]?.toUpperCase() ?? '', rowCount: affectedRows ?? rows.length, rows }
    },
    release() {},
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a pool Kysely calls no more than this
  const pool = { connect: async () => client, end: () => postgres.close() } as never
  return new Kysely<S>({ dialect: new PostgresDialect({ pool }) })
}
