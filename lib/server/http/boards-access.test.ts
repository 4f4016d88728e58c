import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as auditRoute from '@/app/api/v1/audit/route'
import * as boardRoute from '@/app/api/v1/boards/[board]/route'
import * as shareRoute from '@/app/api/v1/boards/[board]/shares/[share]/route'
import * as sharesRoute from '@/app/api/v1/boards/[board]/shares/route'
import * as weekRoute from '@/app/api/v1/boards/[board]/week/route'
import * as boardsRoute from '@/app/api/v1/boards/route'
import * as sharedRoute from '@/app/api/v1/shared/[token]/route'
import * as sharedWeekRoute from '@/app/api/v1/shared/[token]/week/route'
import { sharedBoard } from '@/lib/server/boards-api'
import { Board, CreatedShare, type ShareLink } from '@/lib/contract/boards'
import { toGrant } from '@/lib/domain/access/grant'
import type { BuiltInRoleId } from '@/lib/domain/access/roles'
import { automaticId } from '@/lib/server/observe/boards/automatic-services'
import type { AuditEntry } from '@/lib/server/store/audit-entries'
import { getContainer } from '@/lib/server/container'
import { cameFrom, request } from '../test/test-console'

const dataDir = mkdtempSync(join(tmpdir(), 'highwater-boards-'))
const secrets = new Map<BuiltInRoleId | 'limited', string>()

beforeAll(async () => {
  vi.stubEnv('HIGHWATER_CONFIG', '')
  vi.stubEnv('HIGHWATER_DATA_DIR', dataDir)
  vi.stubEnv('HIGHWATER_ADMIN_NAME', 'ada')
  vi.stubEnv('HIGHWATER_ADMIN_PASSWORD', 'correct horse battery')
  vi.stubEnv('HIGHWATER_AUTH', 'local')
  // Nobody listens there, and nobody is asked: observing has not begun.
  vi.stubEnv('KAFKA_BROKERS', '127.0.0.1:1')
  const { access } = getContainer()
  for (const role of ['viewer', 'operator', 'admin'] as const) {
    const { secret } = await access.createToken({ name: role, role }, { name: 'test' })
    secrets.set(role, secret)
  }
  const scope = toGrant({ permissions: ['clusters:read', 'groups:read', 'boards:write'], groups: ['web-*'] })
  const { secret } = await access.createToken({ name: 'limited', role: 'operator', scope }, { name: 'test' })
  secrets.set('limited', secret)
})
afterAll(async () => {
  await Promise.all([getContainer().store.close(), getContainer().history.close()])
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

/** A request with the token of this role. */
function as(role: BuiltInRoleId | 'limited', method: string, path: string, body?: object): Request {
  const headers = { authorization: `Bearer ${secrets.get(role)}`, ...(body && { 'content-type': 'application/json' }) }
  return request(method, `/api/v1${path}`, headers, body && JSON.stringify(body))
}

const service = (more: object = {}) => {
  const [cluster] = getContainer().clusters.keys()
  return { title: 'Orders', cluster, groups: ['orders-*'], targetSeconds: 60, ...more }
}

async function saved(): Promise<Board> {
  const body = { name: 'Business', services: [service()] }
  return Board.parse(await (await boardsRoute.POST(as('operator', 'POST', '/boards', body))).json())
}

async function shared(board: string): Promise<CreatedShare> {
  return CreatedShare.parse(await (await sharesRoute.POST(as('operator', 'POST', `/boards/${board}/shares`))).json())
}

const open = (token: string, ip = '10.0.0.1') => sharedRoute.GET(request('GET', `/api/v1/shared/${token}`, cameFrom(ip)))

describe('boards', () => {
  test('a fresh console has the automatic one, which is nobody’s to change or share', async () => {
    const list = await (await boardsRoute.GET(as('viewer', 'GET', '/boards'))).json()
    expect(list).toMatchObject({ items: [{ id: 'auto', automatic: true }] })
    expect((await boardRoute.GET(as('viewer', 'GET', '/boards/auto'))).status).toBe(200)
    expect((await boardRoute.PUT(as('operator', 'PUT', '/boards/auto', { name: 'x', services: [] }))).status).toBe(409)
    expect((await boardRoute.DELETE(as('operator', 'DELETE', '/boards/auto'))).status).toBe(409)
    expect((await sharesRoute.POST(as('operator', 'POST', '/boards/auto/shares'))).status).toBe(409)
  })

  test('an operator saves, changes and removes one; a viewer reads it', async () => {
    const board = await saved()
    const id = board.services[0]?.id
    const body = { name: 'Renamed', services: [service({ id, targetSeconds: 30 })] }
    const changed = Board.parse(await (await boardRoute.PUT(as('operator', 'PUT', `/boards/${board.id}`, body))).json())
    expect(changed).toMatchObject({ name: 'Renamed', services: [{ id, targetSeconds: 30, state: 'unknown' }] })
    expect(await (await boardRoute.GET(as('viewer', 'GET', `/boards/${board.id}`))).json()).toMatchObject({ name: 'Renamed' })
    expect((await boardRoute.PUT(as('viewer', 'PUT', `/boards/${board.id}`, body))).status).toBe(403)
    expect((await boardsRoute.POST(as('viewer', 'POST', '/boards', body))).status).toBe(403)
    expect((await boardRoute.DELETE(as('operator', 'DELETE', `/boards/${board.id}`))).status).toBe(204)
    expect((await boardRoute.GET(as('viewer', 'GET', `/boards/${board.id}`))).status).toBe(404)
    const { items } = (await (await auditRoute.GET(as('admin', 'GET', '/audit?q=board'))).json()) as {
      items: { action: string; actor: object }[]
    }
    expect(items.slice(0, 3).map(({ action, actor }) => [action, actor])).toEqual(
      ['board.delete', 'board.update', 'board.create'].map((action) => [action, { kind: 'token', name: 'operator' }]),
    )
  })

  test('of a cluster that there is not is refused with the field that is wrong', async () => {
    const body = { name: 'x', services: [service({ cluster: 'elsewhere' })] }
    const refused = await boardsRoute.POST(as('operator', 'POST', '/boards', body))
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ fields: [{ path: 'services[0].cluster' }] })
  })

  test('is not saved over what somebody else has saved meanwhile, and what differs is told', async () => {
    const first = await saved()
    const { id, version } = first
    const put = (body: object) => boardRoute.PUT(as('operator', 'PUT', `/boards/${id}`, body))
    const services = [service({ id: first.services[0]?.id })]
    const theirs = Board.parse(await (await put({ name: 'Business', version, services: [...services, service({ title: 'Mail' })] })).json())
    expect(theirs.version).toBe(version + 1)
    const refused = await put({ name: 'Business', version, services: [...services, service({ title: 'Stock' })] })
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      differences: [
        { what: '“Stock”', now: null },
        { what: '“Mail”', planned: null },
      ],
    })
    const now = Board.parse(await (await boardRoute.GET(as('viewer', 'GET', `/boards/${id}`))).json())
    expect(now.services.map(({ title }) => title)).toEqual(['Orders', 'Mail'])
    // Who sends what is there loses nothing, and who says no version means to replace whatever there is.
    const same = now.services.map(({ id: of, title }) => service({ id: of, title }))
    expect((await put({ name: 'Business', version, services: same })).status).toBe(200)
    expect((await put({ name: 'Business', services })).status).toBe(200)
  })

  test('with a service of a cluster that is gone can be edited, but no service can be moved there', async () => {
    const by = ({ id, name }: { id: string; name: string }): AuditEntry => ({
      id,
      atMs: 0,
      cluster: null,
      actor: { kind: 'user', name: 'anna' },
      action: 'board.create',
      target: { type: 'board', name },
      detail: '{}',
    })
    const { title, groups, targetSeconds } = service()
    const made = await getContainer().boards.add({ name: 'Old', services: [{ title, groups, targetSeconds, cluster: 'gone' }] }, by)
    const id = made?.services[0]?.id
    const put = (one: object) => boardRoute.PUT(as('operator', 'PUT', `/boards/${made?.id}`, { name: 'New', services: [one] }))
    const kept = await put(service({ id, cluster: 'gone', title: 'Renamed' }))
    expect(await kept.json()).toMatchObject({ name: 'New', services: [{ id, title: 'Renamed', cluster: 'gone', clusterGone: true }] })
    expect((await put(service({ cluster: 'gone' }))).status).toBe(422)
    expect((await put(service({ id, cluster: 'elsewhere' }))).status).toBe(422)
  })

  test('a week is told for a zone, and for a day that there is', async () => {
    const { id } = await saved()
    const week = (query: string) => weekRoute.GET(as('viewer', 'GET', `/boards/${id}/week?${query}`))
    expect(await (await week('zone=Asia/Seoul&from=2026-11-16')).json()).toMatchObject({ from: '2026-11-15T15:00:00.000Z' })
    expect((await week('zone=Nowhere/Else')).status).toBe(400)
    expect((await week('from=2026-02-30')).status).toBe(400)
  })
})

describe('the id of a service that somebody may not see', () => {
  const put = async (role: 'limited' | 'operator', id: string, services: object[]) =>
    Board.parse(await (await boardRoute.PUT(as(role, 'PUT', `/boards/${id}`, { name: 'Business', services }))).json())

  test('brings them nothing of what was counted under it, and takes it from nobody', async () => {
    const services = [service({ groups: ['web-shop'] }), service({ groups: ['payments'] })]
    const made = await boardsRoute.POST(as('operator', 'POST', '/boards', { name: 'Business', services }))
    const { id: board, services: first } = Board.parse(await made.json())
    const [web, payments] = first.map(({ id }) => id)
    const changed = await put('limited', board, [service({ id: web, groups: ['web-*'] }), service({ id: payments, groups: ['web-*'] })])
    expect(changed.services.map(({ id }) => id)).toEqual([web, expect.not.stringMatching(payments ?? '')])
    const { services: all } = Board.parse(await (await boardRoute.GET(as('operator', 'GET', `/boards/${board}`))).json())
    expect(all.find(({ id }) => id === payments)).toMatchObject({ groups: ['payments'] })
    // Of another board neither: what is counted there is that board's.
    const { id: other } = await saved()
    await boardRoute.DELETE(as('operator', 'DELETE', `/boards/${board}`))
    expect((await put('operator', other, [service({ id: payments })])).services[0]?.id).not.toBe(payments)
  })

  test('cannot be guessed from the name of a group', async () => {
    const { cluster } = service()
    const auto = automaticId({ cluster: cluster ?? '', group: 'payments' })
    const body = { name: 'Mine', services: [service({ id: auto, groups: ['web-*'] })] }
    const made = Board.parse(await (await boardsRoute.POST(as('limited', 'POST', '/boards', body))).json())
    expect(made.services[0]?.id).not.toBe(auto)
  })
})

describe('a shared board', () => {
  test('is seen without sign-in, alone, and told to nobody else', async () => {
    const board = await saved()
    const { token } = await shared(board.id)
    const answer = await open(token)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    const seen = Board.parse(await answer.json())
    expect(seen).toMatchObject({ id: board.id, name: 'Business', services: [{ cluster: null, groups: ['orders-*'] }] })
    const matched = {
      ...seen,
      services: seen.services.map((one) => ({ ...one, cluster: 'prod', matched: ['orders-eu'], matchedCount: 1 })),
    }
    expect(sharedBoard(matched).services[0]).toMatchObject({ cluster: null, groups: [], matched: ['orders-eu'] })
    expect((await sharedWeekRoute.GET(request('GET', `/api/v1/shared/${token}/week`))).status).toBe(200)
    // It is no token of the API.
    for (const route of [boardsRoute.GET, auditRoute.GET]) {
      expect((await route(request('GET', '/api/v1/boards', { authorization: `Bearer ${token}` }))).status).toBe(401)
    }
    expect(await (await sharesRoute.GET(as('operator', 'GET', `/boards/${board.id}/shares`))).text()).not.toContain(token)
    expect((await sharesRoute.GET(as('viewer', 'GET', `/boards/${board.id}/shares`))).status).toBe(403)
  })

  test('has links that say what they are for, where somebody said so', async () => {
    const { id } = await saved()
    await sharesRoute.POST(as('operator', 'POST', `/boards/${id}/shares?label=Hall%20`))
    await shared(id)
    const { items } = (await (await sharesRoute.GET(as('operator', 'GET', `/boards/${id}/shares`))).json()) as { items: ShareLink[] }
    expect(new Set(items.map(({ label }) => label))).toEqual(new Set(['Hall', null]))
  })

  test('is gone with its link, and with the board', async () => {
    const board = await saved()
    const [one, other] = [await shared(board.id), await shared(board.id)]
    const revoke = () => shareRoute.DELETE(as('operator', 'DELETE', `/boards/${board.id}/shares/${one.share.id}`))
    expect((await revoke()).status).toBe(204)
    expect((await revoke()).status).toBe(404)
    const gone = await open(one.token)
    expect(gone.status).toBe(404)
    expect(gone.headers.get('referrer-policy')).toBe('no-referrer')
    expect((await open(other.token)).status).toBe(200)
    await boardRoute.DELETE(as('operator', 'DELETE', `/boards/${board.id}`))
    expect((await open(other.token)).status).toBe(404)
  })

  test('cannot be guessed: whoever tries has to wait, and for how long is said', async () => {
    for (let tries = 0; tries < 20; tries += 1) expect((await open(`guess-${tries}`, '10.0.0.9')).status).toBe(404)
    const paused = await open('guess', '10.0.0.9')
    expect(paused.status).toBe(429)
    expect(Number(paused.headers.get('retry-after'))).toBeGreaterThan(50)
  })
})
