import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteDialect, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { nodeSqlite } from '../node-sqlite'
import type { Schema } from '../schema'
import { createSessions } from '../sessions'
import { createUsers } from '../users'
import { firstTables } from './first-tables'
import { oidc } from './oidc'

test('people and sessions of before are there afterwards, and a person still takes their sessions along', async () => {
  const database = new DatabaseSync(':memory:')
  database.exec('pragma foreign_keys = on')
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: nodeSqlite(database) }) })
  onTestFinished(() => db.destroy())
  await firstTables.up(db)
  await sql`insert into users values ('u1', 'Anna', 'anna', 'admin', 'hash', 1, null), ('u2', 'bob', 'bob', 'viewer', 'hash', 2, 3)`.execute(
    db,
  )
  await sql`insert into sessions values ('h1', 'u1', 10, 11), ('h2', 'u2', 20, 21)`.execute(db)
  await oidc.up(db)

  const [users, sessions] = [createUsers(db), createSessions(db)]
  expect(await users.list()).toEqual([
    { id: 'u1', name: 'Anna', role: 'admin', groups: null, createdMs: 1, lastSignInMs: null },
    { id: 'u2', name: 'bob', role: 'viewer', groups: null, createdMs: 2, lastSignInMs: 3 },
  ])
  expect(await sessions.find('h2')).toMatchObject({ user: { name: 'bob' }, createdMs: 20, lastSeenMs: 21, provider: null })
  expect(await users.add({ id: 'u3', name: 'ANNA', role: 'viewer', passwordHash: 'x', createdMs: 4 })).toBeNull()
  expect(await users.remove('u2')).toBe('removed')
  expect((await sessions.list(null)).map(({ tokenHash }) => tokenHash)).toEqual(['h1'])
})
