import 'server-only'
import type { Actor } from '../../domain/access/actor'
import type { Access } from '../auth/access'
import { readSessionCookie } from '../auth/session-cookie'
import { credentialsOf } from './credentials'

/** Of an answer that stays open it is asked this often whether its caller may still call. */
const LOOK_EVERY_MS = 25_000

/**
 * Aborts when the caller goes, when they would no longer be let in (their session or token has ended), and when they may no longer do what
 * `actor`, as whom the answer was begun, may: whoever asks again is answered by their rights of then.
 */
export function whileSignedIn(access: Access, request: Request, actor: Actor, secureCookies: boolean): AbortSignal {
  const { signal } = request
  const controller = new AbortController()
  const credentials = credentialsOf(request, secureCookies)
  const end = () => controller.abort()
  const rights = rightsOf(actor)
  const look = () =>
    access.authenticate(credentials).then((caller) => {
      if (!caller || rightsOf(caller.actor) !== rights) end()
    }, end)
  const secret = credentials.authorization === null ? readSessionCookie(credentials.cookie, credentials.isHttps) : null
  const leave = secret === null ? null : access.sessions.onEnd(secret, end)
  const looking = setInterval(() => void look(), LOOK_EVERY_MS)
  signal.addEventListener('abort', end, { once: true })
  controller.signal.addEventListener(
    'abort',
    () => {
      clearInterval(looking)
      leave?.()
    },
    { once: true },
  )
  if (signal.aborted) end()
  return controller.signal
}

function rightsOf({ roles, scope }: Actor): string {
  return JSON.stringify([roles, scope])
}
