import 'server-only'
import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client'
import type { SignInFailure } from '../../../domain/access/sign-in-failures'
import { isProviderDown } from './provider-fetch'

/** `cause` is for the log alone. */
export class OidcFailure extends Error {
  override name = 'OidcFailure'
  readonly code: SignInFailure

  constructor(code: SignInFailure, cause: unknown) {
    super(['Sign-in by the identity provider', code, ...wordsOf(cause)].join(': '), { cause })
    this.code = code
  }
}

const MOST_WORD_CHARACTERS = 200

/** What the provider itself gave as the reason; of what it sent besides, nothing goes into a log. */
function wordsOf(cause: unknown): string[] {
  if (!(cause instanceof AuthorizationResponseError || cause instanceof ResponseBodyError)) return []
  return [cause.error, cause.error_description ?? ''].filter((word) => word !== '').map((word) => word.slice(0, MOST_WORD_CHARACTERS))
}

const DENIED = ['access_denied', 'consent_required', 'interaction_required', 'login_required', 'account_selection_required']
const FAILURE_OF_CLAIM: Readonly<Record<string, SignInFailure>> = { aud: 'wrong-audience', azp: 'wrong-audience', iss: 'wrong-issuer' }
const CLOCK = 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'
const OTHER_ISSUER = 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED'

/** By its name: Next loads a module once per bundle. */
export function isOidcFailure(error: unknown): error is OidcFailure {
  return error instanceof Error && error.name === 'OidcFailure'
}

/** What the library threw, as one of ours. */
export function toOidcFailure(error: unknown): OidcFailure {
  return isOidcFailure(error) ? error : new OidcFailure(codeOf(error), error)
}

function codeOf(error: unknown): SignInFailure {
  if (error instanceof AuthorizationResponseError) return DENIED.includes(error.error) ? 'denied' : 'provider-refused'
  if (error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError) return 'provider-refused'
  const causes = causesOf(error)
  if (causes.some(isProviderDown)) return 'provider-down'
  if (causes.some((cause) => 'code' in cause && cause.code === CLOCK)) return 'clock'
  if (causes.some((cause) => 'code' in cause && cause.code === OTHER_ISSUER)) return 'wrong-issuer'
  for (const cause of causes) {
    const failure = 'claim' in cause && typeof cause.claim === 'string' ? FAILURE_OF_CLAIM[cause.claim] : undefined
    if (failure) return failure
  }
  return 'wrong-token'
}

/** The error, what caused it, and so on. */
function causesOf(error: unknown): object[] {
  const causes: object[] = []
  for (let at = error; typeof at === 'object' && at !== null && causes.length < 10; at = 'cause' in at ? at.cause : null) causes.push(at)
  return causes
}
