import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Endpoint } from '@/lib/contract/endpoint'
import { endpoints } from '@/lib/contract/endpoints'
import type { BuiltInRoleId } from '@/lib/domain/access/roles'
import { can, withRole } from '@/lib/domain/access/actor'
import { toGrant } from '@/lib/domain/access/grant'
import { ADMINISTERS, OPERATES, PERMISSIONS, READS } from '@/lib/domain/access/permissions'
import { defineChange } from '../change/define-change'
import { CHANGE_KINDS } from '../change/kinds'
import { listKinds } from '../change/list-kinds'
import { mayBeTold } from '../views/event-stream'
import { openApiDocument } from './open-api'
import { request, testConsole } from '../test/test-console'

/** Who is let in, written out by hand: what the code says of roles must not vouch for itself. */
const LET_IN: Record<Endpoint['access'], readonly (BuiltInRoleId | 'nobody')[]> = {
  public: ['nobody', 'viewer', 'operator', 'admin'],
  'signed-in': ['viewer', 'operator', 'admin'],
  'clusters:read': ['viewer', 'operator', 'admin'],
  'brokers:read': ['viewer', 'operator', 'admin'],
  'topics:read': ['viewer', 'operator', 'admin'],
  'groups:read': ['viewer', 'operator', 'admin'],
  'configs:read': ['viewer', 'operator', 'admin'],
  'transactions:read': ['viewer', 'operator', 'admin'],
  'changes:read': ['viewer', 'operator', 'admin'],
  'principals:read': ['viewer', 'operator', 'admin'],
  'offsets:write': ['operator', 'admin'],
  'groups:write': ['operator', 'admin'],
  'topics:write': ['operator', 'admin'],
  'configs:write': ['operator', 'admin'],
  'records:delete': ['operator', 'admin'],
  'boards:write': ['operator', 'admin'],
  'changes:approve': ['operator', 'admin'],
  'brokers:write': ['admin'],
  'scram:write': ['admin'],
  'acls:write': ['admin'],
  'quotas:write': ['admin'],
  'delegation-tokens:write': ['admin'],
  'tokens:write': ['admin'],
  'users:write': ['admin'],
  'clusters:write': ['admin'],
  'roles:write': ['admin'],
  'audit:read': ['admin'],
}
const CALLERS = ['nobody', 'viewer', 'operator', 'admin'] as const

type Console = Awaited<ReturnType<typeof testConsole>>
type Handle = (request: Request) => Promise<Response>

/** Only who is let through is asked here, so the endpoint's input and answer are left out. */
function trivial({ route }: Console, endpoint: Endpoint): Handle {
  return route({ ...endpoint, query: null, body: null, response: null, status: 200 }, () => new Response('let in'))
}

/** Calls every endpoint as everyone; answers what went otherwise than LET_IN says. */
async function walk(table: readonly Endpoint[], console: Console, handlerOf = trivial): Promise<string[]> {
  const wrong: string[] = []
  for (const endpoint of table) {
    try {
      const handle = handlerOf(console, endpoint)
      for (const caller of CALLERS) {
        const headers = caller === 'nobody' ? {} : console.headersOf(caller)
        const { status } = await handle(request(endpoint.method, endpoint.path.replaceAll(/[{}]/g, ''), headers))
        const expected = LET_IN[endpoint.access].includes(caller) ? 200 : caller === 'nobody' ? 401 : 403
        if (status !== expected) wrong.push(`${endpoint.id} as ${caller}: ${status}, not ${expected}`)
      }
    } catch (error) {
      wrong.push(`${endpoint.id}: ${String(error)}`)
    }
  }
  return wrong
}

test('every endpoint lets in whom it should and nobody else', async () => {
  expect(await walk(Object.values(endpoints), await testConsole())).toEqual([])
})

test('every permission is asked for by something: none is only promised', () => {
  const files = globSync('lib/{contract,server}/**/*.ts').filter((file) => !file.includes('test'))
  const code = files.map((file) => readFileSync(file, 'utf8')).join('\n')
  expect(files.length).toBeGreaterThan(300)
  expect(PERMISSIONS.filter((permission) => !code.includes(`'${permission}'`))).toEqual([])
})

test('the walk would notice an endpoint without a rule, and one that asks nobody', async () => {
  const console = await testConsole()
  const forgotten = { ...endpoints.listUsers, access: undefined } as unknown as Endpoint
  expect(await walk([forgotten], console)).toEqual(['listUsers: Error: Endpoint listUsers does not say who may call it'])

  const open: Handle = () => Promise.resolve(new Response('let in'))
  expect(await walk([endpoints.listUsers], console, () => open)).toHaveLength(3)
})

/** Of each operation, as the OpenAPI document tells of it: a route that is added is in it, and so in this walk. */
function documented(): { id: string; method: string; path: string; permission: string }[] {
  const { paths } = openApiDocument(endpoints) as { paths: Record<string, Record<string, { operationId: string; 'x-permission': string }>> }
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, of]) => ({
      id: of.operationId,
      method: method.toUpperCase(),
      path,
      permission: of['x-permission'],
    })),
  )
}

describe('a role that holds for some names of one cluster', () => {
  /** What it may, by hand: to look at and to operate what is its own in `own`, and nothing of the console itself. */
  const HELD = new Set(Object.keys(LET_IN).filter((access) => LET_IN[access as Endpoint['access']].includes('operator')))
  const PLACES = [
    { cluster: 'own', name: 'orders-7', isTheirs: true },
    { cluster: 'own', name: 'billing', isTheirs: false },
    { cluster: 'foreign', name: 'orders-7', isTheirs: false },
    { cluster: 'foreign', name: 'billing', isTheirs: false },
  ]

  async function limitedConsole() {
    const console = await testConsole()
    const { roles } = console.access
    const own = { clusters: ['own'], topics: ['orders-*'], groups: ['orders-*'], principals: ['orders-*'] }
    await roles.save(
      { id: 'team', title: 'Team', grants: [toGrant({ permissions: [...READS, ...OPERATES], ...own })], groups: [] },
      { name: 'test' },
    )
    // Somebody who may do everything there is still not one who administers the console.
    await roles.save({ id: 'lead', title: 'Lead', grants: [toGrant({ permissions: PERMISSIONS, ...own })], groups: [] }, { name: 'test' })
    const scope = toGrant({ permissions: READS, ...own })
    const made = {
      team: await console.access.createToken({ name: 'team', role: 'team' }, { name: 'test' }),
      lead: await console.access.createToken({ name: 'lead', role: 'lead' }, { name: 'test' }),
      scoped: await console.access.createToken({ name: 'scoped', role: 'admin', scope }, { name: 'test' }),
    }
    return { console, headersOf: (who: keyof typeof made) => ({ authorization: `Bearer ${made[who].secret}` }) }
  }

  const ADMINISTRATIVE = new Set<string>(ADMINISTERS)
  /** By hand once more: what a path names decides, and the cluster it names. */
  function isAllowed(
    who: 'team' | 'lead' | 'scoped',
    { permission, path }: { permission: string; path: string },
    place: (typeof PLACES)[number],
  ) {
    if (permission === 'public' || permission === 'signed-in') return true
    if (ADMINISTRATIVE.has(permission)) return false
    if (who === 'scoped' && !permission.endsWith(':read')) return false
    if (who === 'team' && !HELD.has(permission)) return false
    if (!path.includes('{cluster}')) return true
    return place.cluster === 'own' && (/\{(topic|group|user)\}/.test(path) ? place.isTheirs : true)
  }

  test.each(['team', 'lead', 'scoped'] as const)('%s is let in exactly where it should be', async (who) => {
    const { console, headersOf } = await limitedConsole()
    const wrong: string[] = []
    let [allowed, refused] = [0, 0]
    for (const operation of documented()) {
      const endpoint = Object.values(endpoints).find(({ id }) => id === operation.id)
      if (!endpoint) throw new Error(`${operation.id} is documented and not there`)
      const handle = trivial(console, endpoint)
      for (const place of PLACES) {
        const url = operation.path.replaceAll('{cluster}', place.cluster).replaceAll(/\{\w+\}/g, place.name)
        const { status } = await handle(request(operation.method, url, headersOf(who)))
        const expected = isAllowed(who, operation, place) ? 200 : 403
        if (status !== expected) wrong.push(`${operation.id} as ${who} in ${place.cluster} on ${place.name}: ${status}, not ${expected}`)
        if (expected === 200) allowed += 1
        else refused += 1
      }
    }
    expect(wrong).toEqual([])
    expect(Math.min(allowed, refused)).toBeGreaterThan(20)
  })

  test('every kind of change asks for a permission that writes, and refuses whoever lacks it', () => {
    const kinds = listKinds()
    expect(kinds.length).toBeGreaterThan(10)
    const viewer = withRole('user', 'v', 'viewer')
    const admin = withRole('user', 'a', 'admin')
    for (const { kind, permission } of kinds) {
      expect(PERMISSIONS, kind).toContain(permission)
      expect(can(viewer, permission, { cluster: 'own', type: 'cluster', name: 'own' }), kind).toBe(false)
      expect(can(admin, permission, { cluster: 'own', type: 'cluster', name: 'own' }), kind).toBe(true)
    }
  })

  test('a topic of the event stream that nobody has said who may hear is told to nobody', () => {
    const admin = withRole('user', 'a', 'admin')
    const about = { cluster: 'own', type: 'cluster', name: 'own' } as const
    expect(mayBeTold(admin, 'change', about)).toBe(true)
    expect(() => mayBeTold(admin, 'messages' as 'change', about)).toThrow('nobody has said')
  })

  test('a kind of change without a permission is refused when it is defined', () => {
    const [kind] = CHANGE_KINDS
    if (!kind) throw new Error('there is no kind')
    expect(() => defineChange({ ...kind, permission: undefined } as unknown as typeof kind)).toThrow('permission')
  })
})

test('without sign-in everybody on this machine is admin, and nobody else gets in', async () => {
  const console = await testConsole({ mode: 'none' })
  const handle = trivial(console, endpoints.listUsers)
  expect((await handle(request('GET', '/api/v1/users', { host: 'localhost:3000' }))).status).toBe(200)
  const rebound = await handle(request('GET', '/api/v1/users', { host: 'rebound.example' }))
  expect(rebound.status).toBe(401)
  expect(await rebound.json()).toMatchObject({ detail: expect.stringContaining('localhost') })
})
