import 'server-only'
import { ROLES, type Role } from '../../domain/access/permissions'
import { Access, type AuthMode } from '../auth/access'
import { temporaryStore } from './temporary-store'
import { createRoute } from '../http/create-route'

const HOST = 'console.test'
const BY: Parameters<Access['createToken']>[1] = { kind: 'user', name: 'test', role: 'admin' }

/** For tests: a real store with real tokens of each role, and `route` as the container makes it. */
export async function testConsole({ mode = 'local', secureCookies = false }: { mode?: AuthMode; secureCookies?: boolean } = {}) {
  const access = new Access({ mode, store: temporaryStore(), now: Date.now })
  const logged: object[] = []
  const log = { error: (details: object) => void logged.push(details) }
  const made = await Promise.all(ROLES.map(async (role) => [role, await access.createToken({ name: role, role }, BY)] as const))
  const tokens = new Map(made.map(([role, { secret }]) => [role, secret]))
  return {
    access,
    logged,
    route: createRoute(() => ({ access, log, secureCookies, checkAnswers: true })),
    headersOf: (role: Role) => ({ authorization: `Bearer ${tokens.get(role)}` }),
  }
}

/** A request as Next hands it on. */
export function request(method: string, path: string, headers: Record<string, string> = {}, body?: string): Request {
  return new Request(`http://${HOST}${path}`, { method, headers: { host: HOST, ...headers }, ...(body !== undefined && { body }) })
}
