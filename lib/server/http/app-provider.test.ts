import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { stringify } from 'yaml'
import * as callbackRoute from '@/app/api/v1/session/oidc/callback/route'
import * as logoutRoute from '@/app/api/v1/session/oidc/logout/route'
import * as startRoute from '@/app/api/v1/session/oidc/start/route'
import * as sessionRoute from '@/app/api/v1/session/route'
import * as waysRoute from '@/app/api/v1/session/ways/route'
import * as oneSessionRoute from '@/app/api/v1/sessions/[session]/route'
import * as sessionsRoute from '@/app/api/v1/sessions/route'
import { CLIENT, TestIdentityProvider } from '@/e2e/fixtures/identity-provider'
import { SessionItem } from '@/lib/contract/sessions'
import { getContainer } from '@/lib/server/container'
import { ProviderVisit } from '../test/provider-visit'
import { request } from '../test/test-console'

const ORIGIN = 'http://console.test'
const PASSWORD = 'correct horse battery'
const dataDir = mkdtempSync(join(tmpdir(), 'highwater-provider-'))
let idp: TestIdentityProvider

beforeAll(async () => {
  const people = { ada: { email: 'ada@example.com', groups: ['staff'] }, eve: { email: 'eve@example.com', groups: ['visitors'] } }
  idp = await TestIdentityProvider.start({ console: ORIGIN, people })
  const config = join(dataDir, 'highwater.yaml')
  const oidc = { issuer: idp.issuer, clientId: CLIENT.id, clientSecret: { env: 'OIDC_SECRET' }, title: 'Nordwind', contact: '#kafka-help' }
  writeFileSync(config, stringify({ clusters: [{ id: 'a', brokers: ['127.0.0.1:1'] }], oidc, roles: { viewer: { groups: ['staff'] } } }))
  vi.stubEnv('HIGHWATER_CONFIG', config)
  vi.stubEnv('OIDC_SECRET', CLIENT.secret)
  vi.stubEnv('HIGHWATER_DATA_DIR', dataDir)
  vi.stubEnv('HIGHWATER_ADMIN_NAME', 'root')
  vi.stubEnv('HIGHWATER_ADMIN_PASSWORD', PASSWORD)
})
afterAll(async () => {
  await getContainer().store.close()
  await idp.stop()
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ')
const start = (query = '', headers: Record<string, string> = {}) =>
  startRoute.GET(request('GET', `/api/v1/session/oidc/start${query}`, headers))
const sessions = async (cookie: string, query = '') => {
  const { items } = (await (await sessionsRoute.GET(request('GET', `/api/v1/sessions${query}`, { cookie }))).json()) as { items: unknown[] }
  return items.map((item) => SessionItem.parse(item))
}

/** What the console answers to the browser that comes back. */
async function comeBack(who: string, query = ''): Promise<Response> {
  const begun = await start(query)
  const parameters = await new ProviderVisit().signIn(
    begun.headers.get('location') ?? '',
    { who },
    `${ORIGIN}/api/v1/session/oidc/callback`,
  )
  return callbackRoute.GET(
    request('GET', `/api/v1/session/oidc/callback?${parameters}`, { cookie: cookiesOf(begun), 'user-agent': 'A browser' }),
  )
}

async function rootsCookie(): Promise<string> {
  const body = JSON.stringify({ name: 'root', password: PASSWORD })
  return cookiesOf(await sessionRoute.POST(request('POST', '/api/v1/session', { 'content-type': 'application/json' }, body)))
}

test('a sign-in is begun with a sealed cookie that scripts cannot read, for these paths and ten minutes; by https, for this host', async () => {
  const plain = await start()
  expect(plain.status).toBe(303)
  expect(new URL(plain.headers.get('location') ?? '').origin).toBe(idp.issuer)
  const [cookie = ''] = plain.headers.getSetCookie()
  expect(cookie).toMatch(/^highwater_sign_in=v1\.[\w-]+; Path=\/api\/v1\/session; Max-Age=600; HttpOnly; SameSite=Lax$/)
  const [secure = ''] = (await start('', { 'x-forwarded-proto': 'https' })).headers.getSetCookie()
  expect(secure).toMatch(/^__Host-highwater_sign_in=v1\.[\w-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/)
})

test.each([
  ['?to=%2Fclusters%2Fa%3Fq%3D1', '/clusters/a?q=1'],
  ['?to=%2F%2Felsewhere.example', '/'],
  ['?to=https%3A%2F%2Felsewhere.example', '/'],
  ['?to=%2F%09%2Felsewhere.example', '/'],
])('after it %s leads to %s', async (query, to) => {
  const response = await comeBack('ada', query)
  expect([response.status, response.headers.get('location')]).toEqual([303, to])
  const session = await sessionRoute.GET(request('GET', '/api/v1/session', { cookie: cookiesOf(response) }))
  expect(await session.json()).toMatchObject({ actor: { name: 'ada@example.com', role: 'viewer' } })
})

test('what went wrong is a word in the address, and nothing else of it leaves the console', async () => {
  const response = await callbackRoute.GET(request('GET', '/api/v1/session/oidc/callback?code=stolen&state=made-up'))
  expect([response.status, response.headers.get('location'), await response.text()]).toEqual([303, '/login?failed=not-begun-here', ''])
})

test('whoever has no role is told so by the page that asks how to sign in, and by a cookie that nobody else can write', async () => {
  const response = await comeBack('eve', '?to=%2Fclusters')
  expect(response.headers.get('location')).toBe('/login?failed=no-role&next=%2Fclusters')
  const ways = async (cookie: string) => (await waysRoute.GET(request('GET', '/api/v1/session/ways', { cookie }))).json()
  const provider = { title: 'Nordwind', isAnswering: true }
  expect(await ways(cookiesOf(response))).toEqual({
    provider,
    refused: { name: 'eve@example.com', groups: ['visitors'], more: 0, contact: '#kafka-help' },
  })
  for (const other of ['', 'highwater_refused=v1.AAAA', cookiesOf(response).replace('highwater_refused', 'highwater_sign_in')]) {
    expect(await ways(other)).toEqual({ provider, refused: null })
  }
})

test('one sees and ends one’s own sessions; an admin everybody’s', async () => {
  const [first, second, root] = [cookiesOf(await comeBack('ada')), cookiesOf(await comeBack('ada')), await rootsCookie()]
  const own = await sessions(first)
  expect(own.every(({ person, by, agent }) => person === 'ada@example.com' && by === 'provider' && agent === 'A browser')).toBe(true)
  expect(own.filter(({ isThis }) => isThis)).toHaveLength(1)
  expect((await sessionsRoute.GET(request('GET', '/api/v1/sessions?of=all', { cookie: first }))).status).toBe(403)
  const everybodys = await sessions(root, '?of=all')
  expect(new Set(everybodys.map(({ person }) => person))).toEqual(new Set(['ada@example.com', 'root']))

  const end = async (cookie: string, id: string) =>
    (await oneSessionRoute.DELETE(request('DELETE', `/api/v1/sessions/${id}`, { cookie }))).status
  const idOf = async (cookie: string) => (await sessions(cookie)).find(({ isThis }) => isThis)?.id ?? ''
  const [secondId, rootId] = [await idOf(second), await idOf(root)]
  expect(await end(first, rootId), 'somebody else’s is as if it were not there').toBe(404)
  expect(await end(first, secondId)).toBe(204)
  expect((await sessionRoute.GET(request('GET', '/api/v1/session', { cookie: second }))).status).toBe(401)
  expect(await end(root, await idOf(first))).toBe(204)
  expect((await sessionRoute.GET(request('GET', '/api/v1/session', { cookie: first }))).status).toBe(401)
  expect(await end(root, secondId)).toBe(404)
})

test('signing out tells where the provider’s session ends, for whoever came from there', async () => {
  const signOut = async (cookie: string) => (await sessionRoute.DELETE(request('DELETE', '/api/v1/session', { cookie }))).json()
  expect(await signOut(await rootsCookie())).toEqual({ providerUrl: null })
  const { providerUrl } = (await signOut(cookiesOf(await comeBack('ada')))) as { providerUrl: string }
  expect(providerUrl).toMatch(new RegExp(`^${idp.issuer}/session/end\\?`))
})

test('the provider ends sessions by a token of its own; anything else is refused', async () => {
  const cookie = cookiesOf(await comeBack('ada'))
  const post = async (body: string) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }
    return (await logoutRoute.POST(request('POST', '/api/v1/session/oidc/logout', headers, body))).status
  }
  expect(await post('')).toBe(400)
  expect(await post('logout_token=made.up.token')).toBe(400)
  expect(await post(`logout_token=${'a'.repeat(30_000)}`)).toBe(413)
  const isIn = async () => (await sessionRoute.GET(request('GET', '/api/v1/session', { cookie }))).status
  expect(await isIn()).toBe(200)
  expect(await post(`logout_token=${await idp.logoutToken({ sub: 'ada' })}`)).toBe(200)
  expect(await isIn()).toBe(401)
})
