import { type Actor, permissionsOf } from '@/lib/domain/access/actor'
import { toGrant } from '@/lib/domain/access/grant'
import { afterEach, expect, test, vi } from 'vitest'
import type { Access } from '../auth/access'
import { request, testConsole } from '../test/test-console'
import { eventStream } from '../views/event-stream'
import { whileSignedIn } from './while-signed-in'

const PASSWORD = 'correct horse battery'
afterEach(() => void vi.useRealTimers())

async function signedIn() {
  const { access } = await testConsole()
  await access.createUser({ name: 'ada', role: 'admin', password: PASSWORD })
  const result = await access.signIn('ada', PASSWORD, { ip: '10.0.0.1', cookie: null })
  if (result.outcome !== 'signed-in') throw new Error(result.outcome)
  const cookie = `highwater_session=${result.sessionSecret}`
  return { access, cookie, actor: result.actor, stream: request('GET', '/api/v1/events', { cookie }) }
}

async function actorBy(access: Access, shown: { authorization?: string; cookie?: string }) {
  const caller = await access.authenticate({ authorization: null, cookie: null, host: 'console.test', isHttps: false, ...shown })
  if (!caller) throw new Error('nobody')
  return caller.actor
}

test('an open answer ends with its session, at once', async () => {
  const { access, actor, cookie, stream } = await signedIn()
  const signal = whileSignedIn(access, stream, actor, false)
  expect(signal.aborted).toBe(false)
  await access.signOut(cookie)
  expect(signal.aborted).toBe(true)
})

test('and when whoever asked goes away', async () => {
  const { access, actor, stream } = await signedIn()
  const gone = new AbortController()
  const signal = whileSignedIn(access, new Request(stream, { signal: gone.signal }), actor, false)
  gone.abort()
  expect(signal.aborted).toBe(true)
})

test('what nobody tells of is looked for: a token that was revoked', async () => {
  const { access } = await testConsole()
  const { token, secret } = await access.createToken({ name: 'ci', role: 'viewer' }, { name: 'test' })
  const actor = await actorBy(access, { authorization: `Bearer ${secret}` })
  vi.useFakeTimers()
  const signal = whileSignedIn(access, request('GET', '/api/v1/events', { authorization: `Bearer ${secret}` }), actor, false)
  const ended = new Promise((resolve) => signal.addEventListener('abort', resolve))
  await access.revokeToken(token.id)
  vi.advanceTimersByTime(25_000)
  await ended
  expect(signal.aborted).toBe(true)
})

const READS = toGrant({ permissions: ['clusters:read'] })
const TEAM = { id: 'team', title: 'Team', groups: [], grants: [toGrant({ permissions: ['clusters:read', 'topics:read'] })] }

test.each<[string, { role: string; edit: (access: Access, ada: string) => Promise<unknown> }]>([
  ['a role was taken from somebody', { role: 'admin', edit: (access, ada) => access.updateUser(ada, { role: 'team' }) }],
  [
    'what their role grants was edited',
    { role: 'team', edit: (access) => access.roles.save({ ...TEAM, grants: [READS] }, { name: 'test' }) },
  ],
])('an event stream ends when %s, and the next one is of their rights of then', async (_, { role, edit }) => {
  const { access, cookie, stream } = await signedIn()
  await access.createUser({ name: 'root', role: 'admin', password: PASSWORD })
  await access.roles.save(TEAM, { name: 'test' })
  const ada = (await access.listUsers()).find(({ name }) => name === 'ada')?.id ?? ''
  await access.updateUser(ada, { role })
  const before = await actorBy(access, { cookie })
  const authenticate = vi.spyOn(access, 'authenticate')
  /** After the next look at who they are. */
  const looked = async () => {
    vi.advanceTimersByTime(25_000)
    await authenticate.mock.results.at(-1)?.value
  }
  vi.useFakeTimers()
  const open = new Set<{ close(): void }>()
  const listen = (actor: Actor) => eventStream(actor, [], whileSignedIn(access, stream, actor, false), open, () => () => {})
  const told = listen(before).text()
  await looked()
  expect(open.size, 'nothing has changed').toBe(1)
  await edit(access, ada)
  await looked()
  expect(await told).toContain('retry: 2000')
  expect(open.size).toBe(0)
  const now = await actorBy(access, { cookie })
  expect(permissionsOf(now).length).toBeLessThan(permissionsOf(before).length)
  listen(now)
  await looked()
  expect(open.size).toBe(1)
})
