import 'server-only'
import type { SignInFailure } from '../domain/access/sign-in-failures'
import type { Access } from './auth/access'
import type { OidcSignIn } from './auth/oidc/oidc-sign-in'
import { isOidcFailure } from './auth/oidc/oidc-failure'
import { ApiError } from './http/api-error'
import { clientAddress } from './http/client-address'
import { ownOrigin } from './http/own-origin'

interface BeginQuery {
  to?: string | undefined
  as?: 'another' | undefined
}

interface Log {
  warn(details: object, message: string): void
}

/** To the identity provider; to the sign-in page where that does not answer. */
export async function startProviderSignIn(access: Access, request: Request, query: BeginQuery, isSecure: boolean, log: Log) {
  const oidc = requireProvider(access)
  const { to = '/', as } = query
  try {
    const { url, cookie } = await oidc.begin(to, ownOrigin(request), { isSecure, isAnother: as === 'another' })
    return leadOn(url, [cookie])
  } catch (error) {
    if (!isOidcFailure(error)) throw error
    log.warn({ err: error }, 'A sign-in by the identity provider could not begin')
    return leadOn(signInPage(error.code, to), [])
  }
}

/** Back from the identity provider: in, or to the sign-in page with what went wrong; the details are for the log. */
export async function finishProviderSignIn(
  access: Access,
  request: Request,
  isSecure: boolean,
  { setSession, log }: { setSession: (secret: string) => void; log: Log },
): Promise<Response> {
  const oidc = requireProvider(access)
  const { headers, url } = request
  const from = { ip: clientAddress(headers), cookie: headers.get('cookie'), agent: headers.get('user-agent') }
  const result = await oidc.finish(new URL(url).searchParams, from, isSecure)
  if (result.outcome !== 'signed-in') {
    log.warn({ err: result.error }, 'Somebody could not sign in by the identity provider')
    await access.audit.refused({ name: null, address: from.ip, because: result.outcome })
    return leadOn(signInPage(result.outcome, result.to), result.cookies)
  }
  setSession(result.sessionSecret)
  await access.audit.signedIn({ kind: 'user', name: result.name }, { address: from.ip, way: 'identity provider' })
  return leadOn(result.to, result.cookies)
}

/** The session ends here; where the provider’s own can be ended, the browser is told. */
export async function signOut(access: Access, request: Request): Promise<{ providerUrl: string | null }> {
  const session = await access.signOut(request.headers.get('cookie'))
  const isProvided = session?.provider != null
  return { providerUrl: isProvided && access.oidc ? await access.oidc.signOut(session, ownOrigin(request)) : null }
}

export function requireProvider({ oidc }: Access): OidcSignIn {
  if (!oidc) throw new ApiError('not-found', 'This console has no identity provider')
  return oidc
}

function signInPage(failed: SignInFailure, next: string): string {
  return `/login?${new URLSearchParams({ failed, ...(next !== '/' && { next }) })}`
}

/** 303: whatever the request was, what follows is a GET. */
function leadOn(to: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location: to })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
