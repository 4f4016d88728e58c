import { expect, test } from 'vitest'
import type { Endpoint } from '@/lib/contract/endpoint'
import { endpoints } from '@/lib/contract/endpoints'
import type { Role } from '@/lib/domain/access/permissions'
import { request, testConsole } from '../test/test-console'

/** Who is let in, written out by hand: what the code says of roles must not vouch for itself. */
const LET_IN: Record<Endpoint['access'], readonly (Role | 'nobody')[]> = {
  public: ['nobody', 'viewer', 'operator', 'admin'],
  'signed-in': ['viewer', 'operator', 'admin'],
  'clusters:read': ['viewer', 'operator', 'admin'],
  'brokers:read': ['viewer', 'operator', 'admin'],
  'topics:read': ['viewer', 'operator', 'admin'],
  'groups:read': ['viewer', 'operator', 'admin'],
  'configs:read': ['viewer', 'operator', 'admin'],
  'transactions:read': ['viewer', 'operator', 'admin'],
  'changes:read': ['viewer', 'operator', 'admin'],
  'offsets:write': ['operator', 'admin'],
  'groups:write': ['operator', 'admin'],
  'topics:write': ['operator', 'admin'],
  'configs:write': ['operator', 'admin'],
  'records:delete': ['operator', 'admin'],
  'brokers:write': ['admin'],
  'scram:write': ['admin'],
  'tokens:write': ['admin'],
  'users:write': ['admin'],
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

test('the walk would notice an endpoint without a rule, and one that asks nobody', async () => {
  const console = await testConsole()
  const forgotten = { ...endpoints.listUsers, access: undefined } as unknown as Endpoint
  expect(await walk([forgotten], console)).toEqual(['listUsers: Error: Endpoint listUsers does not say who may call it'])

  const open: Handle = () => Promise.resolve(new Response('let in'))
  expect(await walk([endpoints.listUsers], console, () => open)).toHaveLength(3)
})

test('without sign-in everybody on this machine is admin, and nobody else gets in', async () => {
  const console = await testConsole({ mode: 'none' })
  const handle = trivial(console, endpoints.listUsers)
  expect((await handle(request('GET', '/api/v1/users', { host: 'localhost:3000' }))).status).toBe(200)
  const rebound = await handle(request('GET', '/api/v1/users', { host: 'rebound.example' }))
  expect(rebound.status).toBe(401)
  expect(await rebound.json()).toMatchObject({ detail: expect.stringContaining('localhost') })
})
