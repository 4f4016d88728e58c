import 'server-only'
import { SESSION_LIFE } from './session-life'

const NAME = 'highwater_session'
const MS_PER_SECOND = 1000

/** The secret in a `Cookie` header, or null. */
export function readSessionCookie(header: string | null): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2)
    if (name === NAME && value) return value
  }
  return null
}

/** The `Set-Cookie` that keeps a session, or with null ends it. */
export function writeSessionCookie(secret: string | null, isSecure: boolean): string {
  const maxAge = secret === null ? 0 : SESSION_LIFE.absoluteMs / MS_PER_SECOND
  return `${NAME}=${secret ?? ''}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}
