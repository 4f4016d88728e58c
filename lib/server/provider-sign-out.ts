import 'server-only'
import type { Access } from './auth/access'
import { ApiError } from './http/api-error'
import { requireProvider } from './provider-sign-in'

/** A logout token is one or two thousand characters. */
const MOST_CHARACTERS = 20_000

interface Log {
  warn(details: object, message: string): void
}

/** The identity provider has ended sessions of its own; those here that stand on them end too. */
export async function endByProvider(access: Access, request: Request, log: Log): Promise<void> {
  const oidc = requireProvider(access)
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= MOST_CHARACTERS))
    throw new ApiError('too-large', `A logout request has at most ${MOST_CHARACTERS} bytes, and says how many`)
  const token = new URLSearchParams(await request.text()).get('logout_token')
  if (!token) throw new ApiError('bad-request', 'A logout request is a form with logout_token')
  try {
    await oidc.endByProvider(token)
  } catch (error) {
    log.warn({ err: error }, 'A logout request of the identity provider was refused')
    throw new ApiError('bad-request', 'This logout token is not one of the provider’s for this console')
  }
}
