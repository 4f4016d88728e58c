import { statSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openStore } from './open-store'
import { temporaryStore } from '../test/temporary-store'

const AT = Date.UTC(2026, 0, 2, 3, 4, 5)
const BEGUN = { id: 's1', address: null, agent: null, provider: null }
const anna = { id: 'u1', name: 'Anna', role: 'admin', passwordHash: 'x', createdMs: AT } as const
const bob = { id: 'u2', name: 'bob', role: 'viewer', passwordHash: 'y', createdMs: AT } as const

test('what was written is there after the file is opened again, and migrations run once', async () => {
  const store = temporaryStore()
  await store.users.add(anna)
  const again = openStore(store.path)
  expect(await again.users.list()).toStrictEqual([
    { id: 'u1', name: 'Anna', role: 'admin', groups: null, createdMs: AT, lastSignInMs: null },
  ])
  await again.close()
})

test('two processes may open a new file at the same moment', async () => {
  const { path } = temporaryStore()
  const [one, two] = [openStore(`${path}-new`), openStore(`${path}-new`)]
  await Promise.all([one.settings.set('a', '1'), two.settings.set('b', '2')])
  expect([await two.settings.get('a'), await one.settings.get('b')]).toEqual(['1', '2'])
  await Promise.all([one.close(), two.close()])
})

test('only the owner may read the file', async () => {
  const { path, users } = temporaryStore()
  await users.count()
  expect(statSync(path).mode & 0o077).toBe(0)
})

test('the file is in WAL mode and keeps foreign keys', async () => {
  const { db } = temporaryStore()
  const { rows: mode } = await sql`pragma journal_mode`.execute(db)
  expect(mode).toEqual([{ journal_mode: 'wal' }])
  await expect(
    db.insertInto('sessions').values({ token_hash: 't', id: 's', user_id: 'nobody', created_ms: AT, last_seen_ms: AT }).execute(),
  ).rejects.toThrow('FOREIGN KEY')
})

test('whole numbers come back exactly, however large, and a Date is refused rather than lost', async () => {
  const { db } = temporaryStore()
  const large = await sql<{ value: bigint }>`select ${9223372036854775807n} as value`.execute(db)
  expect(large.rows).toStrictEqual([{ value: 9223372036854775807n }])
  const kind = await sql`select typeof(${42}) as kind`.execute(db)
  expect(kind.rows).toStrictEqual([{ kind: 'integer' }])
  await expect(sql`select ${new Date(AT)}`.execute(db)).rejects.toThrow('give times as milliseconds')
})

test('a name belongs to one person, whatever the case of its letters', async () => {
  const { users } = temporaryStore()
  await users.add(anna)
  expect(await users.add({ ...bob, name: 'ANNA' })).toBeNull()
  expect((await users.findForSignIn('anna'))?.user.id).toBe('u1')
  expect(await users.count()).toBe(1)
})

test('the last admin cannot be removed, another one can', async () => {
  const { users } = temporaryStore()
  await users.add(anna)
  await users.add(bob)
  expect(await users.remove('u1')).toBe('last-admin')
  await users.add({ ...bob, id: 'u3', name: 'cleo', role: 'admin' })
  expect(await users.remove('u1')).toBe('removed')
  expect(await users.remove('u1')).toBe('not-found')
  expect(await users.remove('u2')).toBe('removed')
})

test('removing a person ends their sessions', async () => {
  const { users, sessions } = temporaryStore()
  await users.add(bob)
  await sessions.add({ tokenHash: 'h', userId: 'u2', atMs: AT, ...BEGUN })
  expect(await sessions.find('h')).toStrictEqual({
    tokenHash: 'h',
    id: 's1',
    user: { id: 'u2', name: 'bob', role: 'viewer', groups: null, issuer: null, subject: null },
    address: null,
    agent: null,
    provider: null,
    createdMs: AT,
    lastSeenMs: AT,
  })
  await users.remove('u2')
  expect(await sessions.find('h')).toBeNull()
})

test('expired sessions are swept, live ones stay', async () => {
  const { users, sessions } = temporaryStore()
  await users.add(bob)
  await sessions.add({ tokenHash: 'idle', userId: 'u2', atMs: AT, ...BEGUN })
  await sessions.add({ tokenHash: 'live', userId: 'u2', atMs: AT, ...BEGUN, id: 's2' })
  await sessions.seen('live', AT + 1000)
  await sessions.removeExpired({ createdBeforeMs: AT, lastSeenBeforeMs: AT + 1 })
  expect(await sessions.find('idle')).toBeNull()
  expect((await sessions.find('live'))?.lastSeenMs).toBe(AT + 1000)
})

test('a broker is remembered with its newest address, per cluster, until it is forgotten', async () => {
  const { knownBrokers } = temporaryStore()
  const broker = { id: 1, host: 'a', port: 9092, rack: null, lastSeenMs: AT }
  await knownBrokers.remember('east', [])
  await knownBrokers.remember('east', [broker, { ...broker, id: 2, rack: 'r2' }])
  await knownBrokers.remember('east', [{ ...broker, host: 'b', lastSeenMs: AT + 5 }])
  await knownBrokers.remember('west', [broker])
  await knownBrokers.forget('east', 2)
  expect(await knownBrokers.load('east')).toStrictEqual([{ ...broker, host: 'b', lastSeenMs: AT + 5 }])
  expect(await knownBrokers.load('west')).toStrictEqual([broker])
})

test('a store that cannot be opened says so at every use', async () => {
  const store = openStore('/dev/null/highwater.db')
  await expect(store.users.count()).rejects.toThrow('EEXIST')
  await expect(store.users.count()).rejects.toThrow('EEXIST')
})
