import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { z } from 'zod'
import * as auditRoute from '@/app/api/v1/audit/route'
import * as brokersExport from '@/app/api/v1/clusters/[cluster]/exports/brokers/route'
import * as planRoute from '@/app/api/v1/clusters/[cluster]/changes/plan/route'
import * as auditExport from '@/app/api/v1/exports/audit/route'
import * as roleRoute from '@/app/api/v1/roles/[role]/route'
import * as sessionRoute from '@/app/api/v1/session/route'
import * as tokenRoute from '@/app/api/v1/tokens/[token]/route'
import * as tokensRoute from '@/app/api/v1/tokens/route'
import * as userRoute from '@/app/api/v1/users/[user]/route'
import * as usersRoute from '@/app/api/v1/users/route'
import * as endRoute from '@/app/api/v1/sessions/[session]/route'
import * as sessionsRoute from '@/app/api/v1/sessions/route'
import * as burrowRoute from '@/app/v3/[[...path]]/route'
import { CreatedToken, UserItem } from '@/lib/contract/access'
import { AuditPage } from '@/lib/contract/audit'
import { getContainer } from '@/lib/server/container'
import { cameFrom, request } from '../test/test-console'

const PASSWORD = 'correct horse battery'
const NEW_PASSWORD = 'a staple of the sea 9'
const WRONG_PASSWORD = 'not the right one 42'
const dataDir = mkdtempSync(join(tmpdir(), 'highwater-audit-'))
const secrets = [PASSWORD, NEW_PASSWORD, WRONG_PASSWORD]

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

type Headers = Record<string, string>
const send = (method: string, path: string, headers: Headers, body?: object) =>
  request(method, path, { 'content-type': 'application/json', ...headers }, body && JSON.stringify(body))

const signIn = (name: string, password: string, ip = '10.0.0.1') =>
  sessionRoute.POST(send('POST', '/api/v1/session', cameFrom(ip), { name, password }))

async function signedIn(): Promise<Headers> {
  const cookie = (await signIn('ada', PASSWORD)).headers.get('set-cookie')?.split(';')[0] ?? ''
  secrets.push(cookie.split('=')[1] ?? '')
  return { cookie }
}

async function tokenOf(role: string, more: object = {}): Promise<{ id: string; headers: Headers }> {
  const body = { name: `script-${role}`, role, ...more }
  const { item, token } = CreatedToken.parse(await (await tokensRoute.POST(send('POST', '/api/v1/tokens', admin, body))).json())
  secrets.push(token)
  return { id: item.id, headers: { authorization: `Bearer ${token}` } }
}

async function read(query = '', headers = admin): Promise<z.infer<typeof AuditPage>> {
  const answer = await auditRoute.GET(send('GET', `/api/v1/audit${query}`, headers))
  expect(answer.status).toBe(200)
  return AuditPage.parse(await answer.json())
}

let admin: Headers = {}
beforeAll(async () => {
  admin = await signedIn()
})

const last = async (action: string) => (await read(`?action=${action}`)).items[0]

test('who came, from where, and who left', async () => {
  expect(await last('session.sign-in')).toMatchObject({
    cluster: null,
    actor: { kind: 'user', name: 'ada' },
    target: { type: 'person', name: 'ada' },
    detail: { address: '10.0.0.1', way: 'password' },
  })
  const cookie = await signedIn()
  expect((await sessionRoute.DELETE(send('DELETE', '/api/v1/session', { ...cookie, ...cameFrom('10.0.0.9') }))).status).toBe(200)
  expect(await last('session.sign-out')).toMatchObject({ actor: { name: 'ada' }, detail: { address: '10.0.0.9' } })
})

test('whose session somebody ended', async () => {
  const cookie = await signedIn()
  const { items } = (await (await sessionsRoute.GET(send('GET', '/api/v1/sessions', cookie))).json()) as {
    items: { id: string; isThis: boolean }[]
  }
  const own = items.find(({ isThis }) => isThis)?.id ?? ''
  expect((await endRoute.DELETE(send('DELETE', `/api/v1/sessions/${own}`, admin))).status).toBe(204)
  expect(await last('session.end')).toMatchObject({ actor: { name: 'ada' }, target: { type: 'person', name: 'ada' } })
})

test('who was refused, once a minute; a name that nobody has is not kept, as it may be a password', async () => {
  for (let tries = 0; tries < 6; tries += 1) await signIn('ADA', WRONG_PASSWORD, '10.6.6.6')
  await signIn(NEW_PASSWORD, WRONG_PASSWORD, '10.7.7.7')
  const { items } = await read('?action=session.refused')
  expect(items.map(({ target, detail }) => [target.name, detail['address'], detail['because']])).toEqual([
    ['', '10.7.7.7', 'wrong'],
    ['ada', '10.6.6.6', 'paused'],
    ['ada', '10.6.6.6', 'wrong'],
  ])
  expect(items.every(({ actor }) => actor.kind === 'anonymous')).toBe(true)
}, 20_000)

test('people, as they were and as they are', async () => {
  const made = await usersRoute.POST(send('POST', '/api/v1/users', admin, { name: 'bo', role: 'viewer', password: PASSWORD }))
  const { id } = UserItem.parse(await made.json())
  expect(await last('user.create')).toMatchObject({ target: { type: 'person', name: 'bo' }, detail: { after: { role: 'viewer' } } })

  await userRoute.PUT(send('PUT', `/api/v1/users/${id}`, admin, { role: 'operator', password: NEW_PASSWORD }))
  expect(await last('user.update')).toMatchObject({
    actor: { name: 'ada' },
    target: { name: 'bo' },
    detail: { before: { role: 'viewer' }, after: { role: 'operator', password: 'new' } },
  })
  await userRoute.DELETE(send('DELETE', `/api/v1/users/${id}`, admin))
  expect(await last('user.delete')).toMatchObject({ target: { name: 'bo' }, detail: { before: { role: 'operator' } } })
})

test('tokens, and which person answers for what one does', async () => {
  const { id, headers } = await tokenOf('admin')
  expect(await last('token.create')).toMatchObject({
    target: { type: 'token', name: 'script-admin' },
    detail: { after: { role: 'admin' } },
  })
  const second = await tokensRoute.POST(send('POST', '/api/v1/tokens', headers, { name: 'made by a token', role: 'viewer' }))
  const made = CreatedToken.parse(await second.json())
  secrets.push(made.token)
  expect(made.item.createdBy).toBe('ada')
  expect(await last('token.create')).toMatchObject({ actor: { kind: 'token', name: 'script-admin' }, detail: { person: 'ada' } })
  await tokenRoute.DELETE(send('DELETE', `/api/v1/tokens/${id}`, admin))
  expect(await last('token.revoke')).toMatchObject({
    target: { name: 'script-admin' },
    detail: { before: { role: 'admin', createdBy: 'ada' } },
  })
})

test('roles, as they were and as they are', async () => {
  const path = '/api/v1/roles/payments'
  const role = (topics: string[]) => ({ title: 'Payments', grants: [{ permissions: ['topics:read'], topics }], groups: [] })
  await roleRoute.PUT(send('PUT', path, admin, role(['payments-*'])))
  await roleRoute.PUT(send('PUT', path, admin, role(['payments-*', 'refunds-*'])))
  expect(await last('role.save')).toMatchObject({
    target: { type: 'role', name: 'payments' },
    detail: { before: { grants: [{ topics: ['payments-*'] }] }, after: { grants: [{ topics: ['payments-*', 'refunds-*'] }] } },
  })
  await roleRoute.DELETE(send('DELETE', path, admin))
  expect(await last('role.delete')).toMatchObject({ detail: { before: { title: 'Payments' }, after: null } })
})

test('tries that were not allowed: who, what it takes, and where; the same once a minute', async () => {
  const { headers } = await tokenOf('viewer')
  for (let tries = 0; tries < 5; tries += 1) {
    expect((await usersRoute.GET(send('GET', '/api/v1/users', headers))).status).toBe(403)
  }
  const plan = { kind: 'topic.delete', input: { topic: 'orders' } }
  for (let tries = 0; tries < 2; tries += 1) {
    expect((await planRoute.POST(send('POST', '/api/v1/clusters/default/changes/plan', headers, plan))).status).toBe(403)
  }
  expect((await burrowRoute.DELETE(send('DELETE', '/v3/kafka/default/consumer/orders', headers))).status).toBe(403)
  const { items } = await read('?action=access.denied')
  expect(items.map(({ actor, cluster, target, detail }) => [actor.name, cluster, target.name, detail['permission']])).toEqual([
    ['script-viewer', 'default', 'orders', 'groups:write'],
    ['script-viewer', 'default', 'default', 'topics:write'],
    ['script-viewer', null, '', 'users:write'],
  ])
})

test('what somebody took away as a file', async () => {
  expect((await brokersExport.GET(send('GET', '/api/v1/clusters/default/exports/brokers?q=kafka', admin))).status).toBe(200)
  expect(await last('export')).toMatchObject({
    cluster: 'default',
    target: { type: 'cluster', name: 'default' },
    detail: { list: 'exportBrokers', filter: { q: 'kafka' } },
  })
  const csv = await (await auditExport.GET(send('GET', '/api/v1/exports/audit?action=session.sign-out', admin))).text()
  expect(csv.split('\r\n')[0]).toBe('at,cluster,by,by_kind,action,target_type,target,detail')
  expect(csv).toContain(',,ada,user,session.sign-out,person,ada,')
  expect(await last('export')).toMatchObject({ cluster: null, detail: { list: 'exportAudit' } })
})

test('a viewer reads nothing of the console, and of clusters only what they may see', async () => {
  const viewer = (await tokenOf('viewer')).headers
  const { items, total, facets } = await read('?limit=1000', viewer)
  expect(items.length).toBeGreaterThan(2)
  expect(items.filter(({ cluster }) => cluster === null)).toEqual([])
  expect(items.filter(({ action }) => action === 'export').map(({ detail }) => detail)).toEqual([{ list: 'exportBrokers' }])
  expect(total).toBe(items.length)
  expect(Object.keys(facets.actions).toSorted()).toEqual(['access.denied', 'export'])

  const limited = (await tokenOf('viewer', { scope: { permissions: ['changes:read'], groups: ['payments-*'] } })).headers
  const seen = await read('', limited)
  expect(seen.items.map(({ target }) => target.type)).not.toContain('group')
  expect(seen.total).toBe(total - 1)
  expect(JSON.stringify(seen)).not.toContain('orders')
})

test('is found by time, by person and by words', async () => {
  const [newest] = (await read()).items
  expect((await read(`?from=${newest?.at}`)).items.map(({ id }) => id)).toContain(newest?.id)
  expect((await read('?to=2020-01-01T00:00:00.000Z')).total).toBe(0)
  expect((await read('?actor=script-viewer')).items.every(({ actor }) => actor.name === 'script-viewer')).toBe(true)
  expect((await read('?q=payments')).facets.actions).toEqual({ 'role.save': 2, 'role.delete': 1 })
})

test('no secret is in any entry', async () => {
  const everything = JSON.stringify(
    await getContainer().store.db.selectFrom('audit_entries').selectAll().execute(),
    (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  )
  expect(secrets.length).toBeGreaterThan(8)
  for (const secret of secrets) expect(everything).not.toContain(secret)
})
