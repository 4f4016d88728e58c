import 'server-only'
import { BUILT_IN_ROLE_IDS, type BuiltInRoleId } from '../../domain/access/roles'
import { Access, type AuthMode } from '../auth/access'
import { AuditLog } from '../auth/audit-log'
import { RoleBook } from '../auth/role-book'
import { temporaryStore } from './temporary-store'
import { type CallsPerMinute, CallLimits } from '../http/call-limits'
import { addressHeader } from '../http/client-address'
import { createRoute } from '../http/create-route'

const HOST = 'console.test'
const BY = { name: 'test' }
const UNLIMITED: CallsPerMinute = { writes: 1e9, searches: 1e9, exports: 1e9 }

interface Options {
  mode?: AuthMode
  secureCookies?: boolean
  perMinute?: Partial<CallsPerMinute>
}

/** For tests: a real store with real tokens of each role, and `route` as the container makes it. */
export async function testConsole({ mode = 'local', secureCookies = false, perMinute = {} }: Options = {}) {
  const store = temporaryStore()
  const limits = new CallLimits({ ...UNLIMITED, ...perMinute }, Date.now)
  const audit = new AuditLog(store.audit, Date.now)
  const access = new Access({ mode, store, roles: new RoleBook(store.roles, [], Date.now), audit, now: Date.now })
  const logged: object[] = []
  const log = { error: (details: object) => void logged.push(details) }
  const made = await Promise.all(BUILT_IN_ROLE_IDS.map(async (role) => [role, await access.createToken({ name: role, role }, BY)] as const))
  const tokens = new Map(made.map(([role, { secret }]) => [role, secret]))
  return {
    access,
    store,
    logged,
    route: createRoute(() => ({ access, log, limits, secureCookies, checkAnswers: true })),
    headersOf: (role: BuiltInRoleId) => ({ authorization: `Bearer ${tokens.get(role)}` }),
  }
}

/** By this header a request came from there, as the gate tells it. */
export const cameFrom = (address: string) => ({ [addressHeader()]: address })

/** A request as Next hands it on. */
export function request(method: string, path: string, headers: Record<string, string> = {}, body?: string): Request {
  return new Request(`http://${HOST}${path}`, { method, headers: { host: HOST, ...headers }, ...(body !== undefined && { body }) })
}
