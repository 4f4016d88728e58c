import 'server-only'
import { readCookie } from './read-cookie'
import { SESSION_LIFE } from './session-life'

/** Browsers take `__Host-` from this very host and over https alone, so that neither a neighbour nor plain http can put a session in its place. */
const NAMES = { https: '__Host-highwater_session', http: 'highwater_session' } as const
const MS_PER_SECOND = 1000

const nameFor = (isHttps: boolean) => (isHttps ? NAMES.https : NAMES.http)

/** The secret in a `Cookie` header, or null. What came by https is looked for under the name that only https can have set. */
export function readSessionCookie(header: string | null, isHttps: boolean): string | null {
  return readCookie(header, nameFor(isHttps))
}

/** Under either name: for ending them. */
export function readSessionCookies(header: string | null): string[] {
  return Object.values(NAMES).flatMap((name) => readCookie(header, name) ?? [])
}

/** The `Set-Cookie` that keeps a session, or with null ends it. */
export function writeSessionCookie(secret: string | null, isHttps: boolean): string {
  const maxAge = secret === null ? 0 : SESSION_LIFE.absoluteMs / MS_PER_SECOND
  return `${nameFor(isHttps)}=${secret ?? ''}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`
}
