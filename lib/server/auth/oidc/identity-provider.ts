import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import * as client from 'openid-client'
import { type Claims, groupsIn, nameIn } from '../../../domain/access/identity-claims'
import { discoverProvider } from './discover-provider'
import type { OidcConfig } from './oidc-config'
import { OidcFailure, toOidcFailure } from './oidc-failure'

/** How far the provider's clock and ours may be apart. */
export const CLOCK_TOLERANCE_SECONDS = 60
/** What was learnt of the provider is asked for anew before a sign-in when it is older, which also says whether it answers. */
const KNOWN_FOR_MS = 5_000
/** A provider that did not answer is left alone for so long. */
const DOWN_FOR_MS = 3_000
/** Whoever waits for the sign-in page waits no longer to know whether it answers. */
const LOOK_MS = 1_500
const MS_PER_SECOND = 1000
/** Where a token does not say how long it lives, and at most. */
const MOST_LIFE_MS = 3_600_000

/** What is asked for again, and with what, once it has ended. */
export interface ProviderTokens {
  idToken: string | null
  /** null: the provider gives none, and so can only be asked by the person signing in again. */
  refreshToken: string | null
  /** For how long the provider's word holds, at most an hour. */
  lifeMs: number
}

export interface Identity {
  subject: string
  name: string
  groups: string[]
  /** The provider's own session, by which it ends ours; null: it does not say. */
  providerSession: string | null
  tokens: ProviderTokens
}

interface Refreshed {
  tokens: ProviderTokens
  /** null: the provider gave tokens and told nothing of the person’s groups. */
  groups: string[] | null
  name: string | null
  /** Why it could not be asked who they are; null: it could, or had said all by itself. */
  untold: OidcFailure | null
}

/** What was kept for a sign-in since it was begun. */
export interface SignInChecks {
  state: string
  nonce: string
  verifier: string
  redirectUri: string
}

/** What an identity provider says, asked for by OpenID Connect. Throws an OidcFailure and nothing else. */
export class IdentityProvider {
  readonly config: OidcConfig
  readonly #now: () => number
  #found: { library: client.Configuration; atMs: number } | null = null
  #lost: { failure: OidcFailure; atMs: number } | null = null
  #finding: Promise<client.Configuration> | null = null

  constructor(config: OidcConfig, now: () => number) {
    this.config = config
    this.#now = now
  }

  /** Whether it answers now, or did a moment ago; one that takes its time does not. */
  async isAnswering(): Promise<boolean> {
    const late = new AbortController()
    const known = this.#current().then(
      () => true,
      () => false,
    )
    const isLate = pause(LOOK_MS, false, { signal: late.signal, ref: false }).catch(() => false)
    return Promise.race([known, isLate]).finally(() => late.abort())
  }

  /** Where a browser is sent to sign in; `isAnother`: the person it knows there is not the one. */
  async authorizationUrl({ state, nonce, verifier, redirectUri }: SignInChecks, isAnother: boolean): Promise<string> {
    const library = await this.#current()
    const url = client.buildAuthorizationUrl(library, {
      redirect_uri: redirectUri,
      scope: this.#scopes(library).join(' '),
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(isAnother && { prompt: 'login' }),
    })
    return url.href
  }

  /** Who has signed in, by the parameters with which the provider sent the browser back. */
  async redeem(parameters: URLSearchParams, { state, nonce, verifier, redirectUri }: SignInChecks): Promise<Identity> {
    const library = await this.#known()
    try {
      const tokens = await client.authorizationCodeGrant(library, new URL(`?${parameters}`, redirectUri), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('The library let an answer without ID token pass')
      this.#requireSameTime(claims.iat)
      const all = await this.#withUserInfo(library, tokens.access_token, claims)
      return {
        subject: claims.sub,
        name: nameIn(all, this.config.nameClaim) ?? claims.sub,
        groups: groupsIn(all, this.config.groupsClaim) ?? [],
        providerSession: typeof claims['sid'] === 'string' ? claims['sid'] : null,
        tokens: toTokens(tokens),
      }
    } catch (error) {
      throw this.#failed(error)
    }
  }

  /** New tokens for an old refresh token. */
  async refresh(refreshToken: string, subject: string): Promise<Refreshed> {
    const library = await this.#known()
    try {
      const tokens = await client.refreshTokenGrant(library, refreshToken)
      const claims = tokens.claims()
      if (claims && claims.sub !== subject) throw new Error('The refreshed tokens are of another person')
      // From here on the old refresh token may be void: what goes wrong now must not lose the new one.
      const { all, untold } = await this.#withUserInfo(library, tokens.access_token, claims ?? { sub: subject }).then(
        (said) => ({ all: said, untold: null }),
        (error: unknown) => ({ all: claims ?? {}, untold: this.#failed(error) }),
      )
      const groups = groupsIn(all, this.config.groupsClaim)
      return {
        tokens: toTokens(tokens),
        // In no group is who the provider says so of; where it did not answer to the end, it has said nothing.
        groups: groups ?? (claims && untold === null ? [] : null),
        name: nameIn(all, this.config.nameClaim),
        untold,
      }
    } catch (error) {
      throw this.#failed(error)
    }
  }

  /** Where a browser is sent to end the provider's session too; null: it has no such page. */
  async endSessionUrl(idToken: string | null, backTo: string): Promise<string | null> {
    const library = await this.#known()
    if (library.serverMetadata().end_session_endpoint === undefined) return null
    const parameters = { post_logout_redirect_uri: backTo, ...(idToken !== null && { id_token_hint: idToken }) }
    return client.buildEndSessionUrl(library, parameters).href
  }

  /** By which name and which keys it signs. */
  async signedBy(): Promise<{ issuer: string; keysUrl: string }> {
    const { issuer, jwks_uri: keysUrl } = (await this.#known()).serverMetadata()
    if (keysUrl === undefined) throw new OidcFailure('wrong-token', new Error('The provider does not say where its keys are'))
    return { issuer, keysUrl }
  }

  /** The provider forgets the refresh token, where it can. */
  async forget(refreshToken: string): Promise<void> {
    const library = await this.#known()
    if (library.serverMetadata().revocation_endpoint === undefined) return
    try {
      await client.tokenRevocation(library, refreshToken, { token_type_hint: 'refresh_token' })
    } catch (error) {
      throw toOidcFailure(error)
    }
  }

  /** One that does not answer is asked anew before anybody is sent there. */
  #failed(error: unknown): OidcFailure {
    const failure = toOidcFailure(error)
    if (failure.code === 'provider-down' && this.#found) this.#found = { ...this.#found, atMs: -Infinity }
    return failure
  }

  #scopes(library: client.Configuration): readonly string[] {
    const { scopes, groupsClaim } = this.config
    if (scopes) return scopes
    const hasGroups = library.serverMetadata().scopes_supported?.includes(groupsClaim) ?? false
    return ['openid', 'profile', 'email', ...(hasGroups ? [groupsClaim] : [])]
  }

  /** What the ID token leaves out the provider may say when asked. */
  async #withUserInfo(library: client.Configuration, accessToken: string, claims: Claims & { sub: string }): Promise<Claims> {
    const isComplete = groupsIn(claims, this.config.groupsClaim) !== null && nameIn(claims, this.config.nameClaim) !== null
    if (isComplete || library.serverMetadata().userinfo_endpoint === undefined) return claims
    return { ...(await client.fetchUserInfo(library, accessToken, claims.sub)), ...claims }
  }

  /** An ID token just asked for was made just now. */
  #requireSameTime(issuedAtSeconds: number): void {
    const aheadSeconds = issuedAtSeconds - this.#now() / MS_PER_SECOND
    if (Math.abs(aheadSeconds) <= CLOCK_TOLERANCE_SECONDS) return
    throw new OidcFailure('clock', new Error(`The ID token was made ${Math.round(aheadSeconds)} s after now`))
  }

  /** However old; asked for where nothing is known yet. */
  async #known(): Promise<client.Configuration> {
    return this.#found?.library ?? this.#current()
  }

  async #current(): Promise<client.Configuration> {
    const now = this.#now()
    if (this.#found && now - this.#found.atMs < KNOWN_FOR_MS) return this.#found.library
    if (this.#lost && now - this.#lost.atMs < DOWN_FOR_MS) throw this.#lost.failure
    this.#finding ??= this.#find().finally(() => (this.#finding = null))
    return this.#finding
  }

  async #find(): Promise<client.Configuration> {
    try {
      const library = await discoverProvider(this.config, CLOCK_TOLERANCE_SECONDS)
      this.#found = { library, atMs: this.#now() }
      this.#lost = null
      return library
    } catch (error) {
      const failure = this.#failed(error)
      this.#lost = { failure, atMs: this.#now() }
      throw failure
    }
  }
}

function toTokens(tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers): ProviderTokens {
  const seconds = tokens.expiresIn()
  return {
    idToken: tokens.id_token ?? null,
    refreshToken: tokens.refresh_token ?? null,
    lifeMs: Math.min(seconds === undefined ? MOST_LIFE_MS : seconds * MS_PER_SECOND, MOST_LIFE_MS),
  }
}
