import { expect, test } from 'vitest'
import { temporaryStore } from '../test/temporary-store'
import { withRole } from '@/lib/domain/access/actor'
import { AuditLog } from './audit-log'
import { Access, type AuthMode } from './access'
import { RoleBook } from './role-book'
import { SESSION_LIFE, TOUCH_EVERY_MS } from './session-life'
import { writeSessionCookie } from './session-cookie'
import { SIGN_IN_LIMIT } from './sign-in-limit'

const START_MS = Date.UTC(2026, 0, 1)
const PASSWORD = 'correct horse battery'
const FROM = { ip: '10.0.0.1', cookie: null }
const ADMIN = withRole('user', 'Ada', 'admin')

/** A console with one admin, Ada, and a clock that tests move. */
async function console(mode: AuthMode = 'local') {
  const store = temporaryStore()
  const clock = { ms: START_MS }
  const now = () => clock.ms
  const access = new Access({ mode, store, roles: new RoleBook(store.roles, [], now), audit: new AuditLog(store.audit, now), now })
  await access.ensureFirstAdmin({ name: 'Ada', password: PASSWORD })
  return { store, clock, access }
}

const nothing = { authorization: null, cookie: null, host: 'highwater.example', isHttps: false }
const withCookie = (secret: string) => ({ ...nothing, cookie: `theme=dark; ${writeSessionCookie(secret, false)}` })
const withToken = (secret: string) => ({ ...nothing, authorization: `Bearer ${secret}` })

async function signIn(access: Access, cookie: string | null = null) {
  const result = await access.signIn('ada', PASSWORD, { ...FROM, cookie })
  if (result.outcome !== 'signed-in') throw new Error(`not signed in: ${result.outcome}`)
  return result.sessionSecret
}

test('a right password opens a session that is recognised by its cookie', async () => {
  const { access } = await console()
  const secret = await signIn(access)
  expect(await access.authenticate(withCookie(secret))).toStrictEqual({
    actor: { ...ADMIN, person: { id: expect.any(String) as string, name: 'Ada' } },
    via: 'session',
  })
  expect(await access.authenticate(nothing)).toBeNull()
  expect(await access.authenticate(withCookie('made-up'))).toBeNull()
})

test('neither passwords nor session secrets nor tokens are stored as they are', async () => {
  const { access, store } = await console()
  const session = await signIn(access)
  const { secret } = await access.createToken({ name: 'ci', role: 'viewer' }, ADMIN)
  const rows = await Promise.all(
    (['users', 'sessions', 'tokens'] as const).map((table) => store.db.selectFrom(table).selectAll().execute()),
  )
  const stored = JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
  for (const clear of [PASSWORD, session, secret]) expect(stored).not.toContain(clear)
})

test('a wrong password and an unknown name are refused alike, and take as long', async () => {
  const { access } = await console()
  // What is computed, by whichever thread, and not the time that passes: a busy machine makes either of them wait.
  const computed = async (name: string) => {
    const before = process.cpuUsage()
    expect(await access.signIn(name, 'wrong', FROM)).toStrictEqual({ outcome: 'wrong' })
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  const [known, unknown] = [await computed('Ada'), await computed('nobody')]
  expect(unknown).toBeGreaterThan(known / 4)
})

test('a session ends 12 hours after its last request, and not while it is used', async () => {
  const { access, clock } = await console()
  const secret = await signIn(access)
  clock.ms += SESSION_LIFE.idleMs
  expect(await access.authenticate(withCookie(secret))).not.toBeNull()
  clock.ms += SESSION_LIFE.idleMs
  expect(await access.authenticate(withCookie(secret))).not.toBeNull()
  clock.ms += SESSION_LIFE.idleMs + 1
  expect(await access.authenticate(withCookie(secret))).toBeNull()
})

test('a session ends after 7 days however much it is used', async () => {
  const { access, clock } = await console()
  const secret = await signIn(access)
  while (clock.ms < START_MS + SESSION_LIFE.absoluteMs) {
    expect(await access.authenticate(withCookie(secret))).not.toBeNull()
    clock.ms += SESSION_LIFE.idleMs
  }
  clock.ms += 1
  expect(await access.authenticate(withCookie(secret))).toBeNull()
})

test('signing in anew ends the session the browser had; signing out ends it for good', async () => {
  const { access } = await console()
  const old = await signIn(access)
  const fresh = await signIn(access, withCookie(old).cookie)
  expect(await access.authenticate(withCookie(old))).toBeNull()
  expect(await access.authenticate(withCookie(fresh))).not.toBeNull()
  await access.signOut(withCookie(fresh).cookie)
  expect(await access.authenticate(withCookie(fresh))).toBeNull()
})

test('expired sessions do not pile up in the store', async () => {
  const { access, clock, store } = await console()
  await signIn(access)
  clock.ms += SESSION_LIFE.absoluteMs
  await signIn(access)
  expect(await store.db.selectFrom('sessions').selectAll().execute()).toHaveLength(1)
})

test('five wrong passwords bring a pause in which the right one is refused too, elsewhere it works', async () => {
  const { access, clock } = await console()
  for (let tries = 0; tries < SIGN_IN_LIMIT.wrongTries.nameAndIp; tries++) {
    expect(await access.signIn('Ada', 'wrong', FROM)).toStrictEqual({ outcome: 'wrong' })
  }
  clock.ms += 1000
  expect(await access.signIn('ADA', PASSWORD, FROM)).toStrictEqual({ outcome: 'paused', retryAfterMs: SIGN_IN_LIMIT.pauseMs - 1000 })
  expect(await access.signIn('Ada', PASSWORD, { ...FROM, ip: '10.0.0.2' })).toMatchObject({ outcome: 'signed-in' })
  clock.ms += SIGN_IN_LIMIT.pauseMs
  await signIn(access)
})

test('wrong tries sent all at once are counted before any is answered', async () => {
  const { access } = await console()
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => access.signIn('Ada', 'wrong', FROM)))
  expect(outcomes.filter(({ outcome }) => outcome === 'paused')).toHaveLength(3)
})

test('a token lets a script in with its role until it is revoked', async () => {
  const { access } = await console()
  const { secret, token } = await access.createToken({ name: 'ci', role: 'operator' }, ADMIN)
  expect(secret).toMatch(/^hw_[\w-]{43}$/)
  expect(token).toMatchObject({ createdBy: 'Ada', lastUsedMs: null })
  expect(await access.authenticate(withToken(secret))).toStrictEqual({
    actor: { ...withRole('token', 'ci', 'operator'), token: token.id, person: { id: 'Ada', name: 'Ada' } },
    via: 'token',
  })
  expect(await access.revokeToken(token.id)).toBe(true)
  expect(await access.authenticate(withToken(secret))).toBeNull()
  expect(await access.revokeToken(token.id)).toBe(false)
})

test('who asked for something is looked up again as they are by then', async () => {
  const { access, store, clock } = await console()
  const [ada] = await store.users.list()
  const person = { id: ada?.id ?? '', name: 'Ada' }
  expect(await access.actorNow({ person, token: null })).toMatchObject({ kind: 'user', roles: [{ id: 'admin' }] })
  expect(await access.actorNow({ person: { id: 'gone', name: 'Ada' }, token: null })).toBeNull()
  const made = await access.createToken({ name: 'ci', role: 'viewer', expiresMs: clock.ms + 1_000 }, { ...ADMIN, person })
  const asker = { person, token: made.token.id }
  expect(await access.actorNow(asker)).toMatchObject({ kind: 'token', token: made.token.id, roles: [{ id: 'viewer' }] })
  clock.ms += 1_000
  expect(await access.actorNow(asker)).toBeNull()
  expect(await access.actorNow({ person, token: 'revoked' })).toBeNull()
})

test('a wrong token is refused even beside a good cookie', async () => {
  const { access } = await console()
  const secret = await signIn(access)
  for (const authorization of ['Bearer hw_made-up', 'Bearer', 'Basic QWRhOnB3', '']) {
    expect(await access.authenticate({ ...withCookie(secret), authorization })).toBeNull()
  }
})

test('the last use of a token is written at most once a minute', async () => {
  const { access, clock } = await console()
  const { secret } = await access.createToken({ name: 'ci', role: 'viewer' }, ADMIN)
  for (const step of [0, TOUCH_EVERY_MS - 1]) {
    clock.ms = START_MS + step
    await access.authenticate(withToken(secret))
  }
  expect((await access.listTokens())[0]?.lastUsedMs).toBe(START_MS)
  clock.ms = START_MS + TOUCH_EVERY_MS
  await access.authenticate(withToken(secret))
  expect((await access.listTokens())[0]?.lastUsedMs).toBe(START_MS + TOUCH_EVERY_MS)
})

test('removing a person ends their sessions; the last admin stays', async () => {
  const { access } = await console()
  const bob = await access.createUser({ name: 'bob', role: 'viewer', password: PASSWORD })
  const result = await access.signIn('bob', PASSWORD, FROM)
  if (!bob || result.outcome !== 'signed-in') throw new Error('bob is not in')
  expect(await access.deleteUser(bob.id)).toBe('removed')
  expect(await access.authenticate(withCookie(result.sessionSecret))).toBeNull()
  const [ada] = await access.listUsers()
  expect(await access.deleteUser(ada?.id ?? '')).toBe('last-admin')
})

test('a new console makes an admin with a password of its own, once', async () => {
  const store = temporaryStore()
  const now = () => START_MS
  const access = new Access({ mode: 'local', store, roles: new RoleBook(store.roles, [], now), audit: new AuditLog(store.audit, now), now })
  const made = await access.ensureFirstAdmin(null)
  expect(made?.name).toBe('admin')
  expect(await access.signIn('admin', made?.password ?? '', FROM)).toMatchObject({ outcome: 'signed-in' })
  expect(await access.ensureFirstAdmin(null)).toBeNull()
})

test('the configured admin is added beside others, and never written over', async () => {
  const { access } = await console()
  expect(await access.ensureFirstAdmin({ name: 'ADA', password: 'another password' })).toBeNull()
  await signIn(access)
  await access.ensureFirstAdmin({ name: 'eve', password: PASSWORD })
  expect((await access.listUsers()).map(({ name, role }) => ({ name, role }))).toEqual([
    { name: 'Ada', role: 'admin' },
    { name: 'eve', role: 'admin' },
  ])
})

test('without sign-in only requests that name this machine are let in', async () => {
  const { access } = await console('none')
  for (const host of ['localhost:3000', '127.0.0.1', 'LOCALHOST', '[::1]:3000']) {
    expect(await access.authenticate({ ...nothing, host })).toMatchObject({ actor: withRole('anonymous', 'anonymous', 'admin') })
  }
  for (const host of [null, 'rebound.example:3000', 'localhost.example', '127.0.0.1.example', '10.0.0.1', '']) {
    expect(await access.authenticate({ ...nothing, host })).toBeNull()
  }
  expect(await access.signIn('Ada', PASSWORD, FROM)).toStrictEqual({ outcome: 'sign-in-is-off' })
  expect(await access.listUsers()).toEqual([])
})
