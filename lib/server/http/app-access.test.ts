import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as sessionRoute from '@/app/api/v1/session/route'
import * as tokenRoute from '@/app/api/v1/tokens/[token]/route'
import * as tokensRoute from '@/app/api/v1/tokens/route'
import * as userRoute from '@/app/api/v1/users/[user]/route'
import * as usersRoute from '@/app/api/v1/users/route'
import { CreatedToken, UserItem } from '@/lib/contract/access'
import { getContainer } from '@/lib/server/container'
import { cameFrom, request } from '../test/test-console'

const PASSWORD = 'correct horse battery'
const JSON_TYPE = { 'content-type': 'application/json' }
const dataDir = mkdtempSync(join(tmpdir(), 'highwater-app-'))

beforeAll(() => {
  vi.stubEnv('HIGHWATER_CONFIG', '')
  vi.stubEnv('HIGHWATER_DATA_DIR', dataDir)
  vi.stubEnv('HIGHWATER_ADMIN_NAME', 'ada')
  vi.stubEnv('HIGHWATER_ADMIN_PASSWORD', PASSWORD)
  vi.stubEnv('HIGHWATER_AUTH', 'local')
  // Nobody listens there, and nobody is asked: observing has not begun.
  vi.stubEnv('KAFKA_BROKERS', '127.0.0.1:1')
})
afterAll(async () => {
  await getContainer().store.close()
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

function post(path: string, headers: Record<string, string>, body: object): Request {
  return request('POST', path, { ...JSON_TYPE, ...headers }, JSON.stringify(body))
}

async function signIn(password: string, ip = '10.0.0.1'): Promise<Response> {
  return sessionRoute.POST(post('/api/v1/session', cameFrom(ip), { name: 'ada', password }))
}

async function signedIn(): Promise<{ cookie: string }> {
  const response = await signIn(PASSWORD)
  return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

test('a person signs in, is known, and signs out', async () => {
  const cookie = await signedIn()
  const known = await sessionRoute.GET(request('GET', '/api/v1/session', cookie))
  expect(await known.json()).toMatchObject({ actor: { kind: 'user', name: 'ada', role: 'admin' } })

  const ended = await sessionRoute.DELETE(request('DELETE', '/api/v1/session', cookie))
  expect(await ended.json()).toEqual({ providerUrl: null })
  expect(ended.headers.get('set-cookie')).toMatch(/^highwater_session=; .*Max-Age=0/)
  expect((await sessionRoute.GET(request('GET', '/api/v1/session', cookie))).status).toBe(401)
})

test('an admin makes a token, which is shown once, works, and can be revoked at once', async () => {
  const cookie = await signedIn()
  const made = CreatedToken.parse(await (await tokensRoute.POST(post('/api/v1/tokens', cookie, { name: 'ci', role: 'viewer' }))).json())
  const bearer = { authorization: `Bearer ${made.token}` }
  expect((await sessionRoute.GET(request('GET', '/api/v1/session', bearer))).status).toBe(200)
  expect(await (await tokensRoute.GET(request('GET', '/api/v1/tokens', cookie))).text()).not.toContain(made.token)

  const revoke = () => tokenRoute.DELETE(request('DELETE', `/api/v1/tokens/${made.item.id}`, cookie))
  expect((await revoke()).status).toBe(204)
  expect((await sessionRoute.GET(request('GET', '/api/v1/session', bearer))).status).toBe(401)
  expect((await revoke()).status).toBe(404)
})

test('people are added and removed, a name is taken once, the last admin stays', async () => {
  const cookie = await signedIn()
  const add = (role: string) => usersRoute.POST(post('/api/v1/users', cookie, { name: 'bob', role, password: PASSWORD }))
  const bob = UserItem.parse(await (await add('viewer')).json())
  expect((await add('viewer')).status).toBe(409)
  const remove = async (id: string) => (await userRoute.DELETE(request('DELETE', `/api/v1/users/${id}`, cookie))).status
  expect(await remove(bob.id)).toBe(204)
  expect(await remove(bob.id)).toBe(404)
  const [ada] = await getContainer().access.listUsers()
  expect(await remove(ada?.id ?? '')).toBe(409)
})

test('whoever guesses is told to wait, and for how long', async () => {
  for (let tries = 0; tries < 5; tries++) expect((await signIn('wrong', '10.0.0.9')).status).toBe(401)
  const paused = await signIn(PASSWORD, '10.0.0.9')
  expect(paused.status).toBe(429)
  expect(Number(paused.headers.get('retry-after'))).toBeGreaterThan(50)
  expect(await paused.json()).toMatchObject({ code: 'rate-limited', detail: expect.stringMatching(/in \d+ s/) as string })
})

test('a crowd of sign-ins is not let wait without end', async () => {
  const tryAs = (n: number) =>
    sessionRoute.POST(post('/api/v1/session', cameFrom(`10.1.1.${n % 8}`), { name: `somebody-${n}`, password: 'wrong' }))
  const answers = await Promise.all(Array.from({ length: 80 }, (_, n) => tryAs(n)))
  const [refused, ...others] = answers.filter(({ status }) => status === 429)
  // Two at work and fifty that wait, and whoever comes when one of them is done.
  expect(answers.length - others.length - 1).toBeGreaterThanOrEqual(52)
  expect(refused?.headers.get('retry-after')).toBe('5')
  expect(await refused?.json()).toMatchObject({ code: 'rate-limited', detail: 'Too many are signing in at once: try again in 5 s' })
}, 30_000)
