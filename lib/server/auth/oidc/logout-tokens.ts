import 'server-only'
import { createRemoteJWKSet, customFetch, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { CLOCK_TOLERANCE_SECONDS } from './identity-provider'
import type { OidcConfig } from './oidc-config'
import { providerFetch } from './provider-fetch'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const MOST_AGE_SECONDS = 600
const MOST_KEPT = 10_000

/** Whose sessions, or which session, the provider has ended; at least one is known. */
export interface EndedAtProvider {
  subject: string | null
  session: string | null
}

/** Logout tokens (OpenID Connect Back-Channel Logout 1.0, section 2.6): signed by the provider, for us, just now, and each once. */
export class LogoutTokens {
  readonly #config: OidcConfig
  #keys: { url: string; get: JWTVerifyGetKey } | null = null
  readonly #seen = new Set<string>()

  constructor(config: OidcConfig) {
    this.#config = config
  }

  /** Throws where it is not all of that. */
  async read(token: string, { issuer, keysUrl }: { issuer: string; keysUrl: string }): Promise<EndedAtProvider> {
    const { payload } = await jwtVerify(token, this.#keysOf(keysUrl), {
      issuer,
      audience: this.#config.clientId,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      maxTokenAge: MOST_AGE_SECONDS,
      requiredClaims: ['jti'],
    })
    const { sub = null, sid, jti = '', events, nonce } = payload
    const session = typeof sid === 'string' ? sid : null
    if (typeof events !== 'object' || events === null || !Object.hasOwn(events, EVENT)) throw new Error('This is no logout token')
    if (nonce !== undefined) throw new Error('A logout token has no nonce: this may be an ID token')
    if (sub === null && session === null) throw new Error('This logout token names nobody')
    if (this.#seen.has(jti)) throw new Error('This logout token was sent before')
    if (this.#seen.size >= MOST_KEPT) this.#seen.clear()
    this.#seen.add(jti)
    return { subject: sub, session }
  }

  #keysOf(url: string): JWTVerifyGetKey {
    if (this.#keys?.url !== url) this.#keys = { url, get: this.#fetchKeys(url) }
    return this.#keys.get
  }

  #fetchKeys(url: string): JWTVerifyGetKey {
    const get = providerFetch(this.#config.ca)
    return createRemoteJWKSet(new URL(url), {
      [customFetch]: (address, { method, headers, redirect, signal }) =>
        get(address, { method, headers: Object.fromEntries(headers), redirect, signal, body: null }),
    })
  }
}
