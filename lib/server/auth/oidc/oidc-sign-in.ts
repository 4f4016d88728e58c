import 'server-only'
import type { SignInFailure } from '../../../domain/access/sign-in-failures'
import { randomUUID } from 'node:crypto'
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import { ownPath } from '../../../domain/access/own-path'
import { createSealer } from '../../store/seal'
import type { Sessions } from '../../store/sessions'
import type { Users } from '../../store/users'
import type { RoleBook } from '../role-book'
import { readSessionCookies } from '../session-cookie'
import type { Session, SessionKeeper, SignInFrom } from '../session-keeper'
import { type Identity, IdentityProvider } from './identity-provider'
import type { OidcConfig } from './oidc-config'
import { isOidcFailure, OidcFailure } from './oidc-failure'
import { LogoutTokens } from './logout-tokens'
import { namesOf } from './provided-name'
import { ProviderSessions } from './provider-sessions'
import { SignInCookies, type Ticket, TICKET_LIFE_MS } from './sign-in-ticket'

const CALLBACK = '/api/v1/session/oidc/callback'
const HOME = '/'
const MOST_USED_KEPT = 10_000

export type ProviderSignIn =
  | { outcome: 'signed-in'; name: string; sessionSecret: string; to: string; cookies: string[] }
  | { outcome: SignInFailure; to: string; cookies: string[]; error: OidcFailure }

interface OidcSignInOptions {
  config: OidcConfig
  store: { sessions: Sessions; users: Users }
  keeper: SessionKeeper
  roles: RoleBook
  instanceKey: Buffer
  now: () => number
  onNoWord: (error: unknown, session: string) => void
}

/** Signing in, and out, by an identity provider: Authorization Code with PKCE. */
export class OidcSignIn {
  readonly provider: IdentityProvider
  readonly sessions: ProviderSessions
  readonly cookies: SignInCookies
  readonly #logoutTokens: LogoutTokens
  readonly #options: OidcSignInOptions
  /** States that came back already; a code can be used once at the provider too. */
  readonly #used = new Map<string, number>()

  constructor(options: OidcSignInOptions) {
    const { config, instanceKey, now } = options
    this.#options = options
    this.provider = new IdentityProvider(config, now)
    this.#logoutTokens = new LogoutTokens(config)
    this.cookies = new SignInCookies(createSealer(instanceKey, 'sign-in'))
    this.sessions = new ProviderSessions({ ...options, provider: this.provider, sealer: createSealer(instanceKey, 'sessions') })
  }

  /** Where to send the browser, and what it has to keep meanwhile; `isAnother` asks there again who it is. Throws an OidcFailure. */
  async begin(
    to: string,
    origin: string,
    { isSecure = false, isAnother = false }: { isSecure?: boolean; isAnother?: boolean } = {},
  ): Promise<{ url: string; cookie: string }> {
    const ticket: Ticket = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      redirectUri: (this.#options.config.consoleUrl ?? origin) + CALLBACK,
      to: ownPath(to) ?? HOME,
      begunMs: this.#options.now(),
    }
    return { url: await this.provider.authorizationUrl(ticket, isAnother), cookie: this.cookies.ticket(ticket, isSecure) }
  }

  /** The browser is back from the provider. */
  async finish(parameters: URLSearchParams, from: SignInFrom, isSecure: boolean): Promise<ProviderSignIn> {
    const ticket = this.cookies.readTicket(from.cookie, isSecure)
    const cookies = this.cookies.clear(isSecure)
    const to = ticket?.to ?? HOME
    try {
      const identity = await this.provider.redeem(parameters, this.#use(ticket, parameters.get('state')))
      return await this.#letIn(identity, from, isSecure, { to, cookies })
    } catch (error) {
      if (!isOidcFailure(error)) throw error
      return { outcome: error.code, to, cookies, error }
    }
  }

  /** Where to send the browser so that the provider's own session ends too; null: nowhere. The session itself has ended. */
  async signOut(session: Session, origin: string): Promise<string | null> {
    const tokens = this.sessions.tokensOf(session)
    if (tokens?.refreshToken) {
      this.provider.forget(tokens.refreshToken).catch((error: unknown) => this.#options.onNoWord(error, session.id))
    }
    const backTo = `${this.#options.config.consoleUrl ?? origin}/login`
    return this.provider.endSessionUrl(tokens?.idToken ?? null, backTo).catch((error: unknown) => {
      this.#options.onNoWord(error, session.id)
      return null
    })
  }

  /** Ends what the provider has ended. Throws where the token is not the provider's. */
  async endByProvider(logoutToken: string): Promise<void> {
    const { store, keeper, config } = this.#options
    const ended = await this.#logoutTokens.read(logoutToken, await this.provider.signedBy())
    for (const { tokenHash } of await store.sessions.ofProvider({ issuer: config.issuer, ...ended })) await keeper.end(tokenHash)
  }

  /** The ticket, this once. */
  #use(ticket: Ticket | null, state: string | null): Ticket {
    const now = this.#options.now()
    const why =
      ticket === null
        ? 'there is no cookie of its beginning'
        : ticket.state !== state
          ? 'the state is another'
          : now - ticket.begunMs > TICKET_LIFE_MS
            ? 'it took too long'
            : this.#used.has(ticket.state)
              ? 'it was finished already'
              : null
    if (ticket === null || why !== null) throw new OidcFailure('not-begun-here', new Error(`A sign-in that came back: ${why}`))
    for (const [used, atMs] of this.#used) {
      if (now - atMs <= TICKET_LIFE_MS && this.#used.size < MOST_USED_KEPT) break
      this.#used.delete(used)
    }
    this.#used.set(ticket.state, now)
    return ticket
  }

  async #letIn(
    identity: Identity,
    from: SignInFrom,
    isSecure: boolean,
    { to, cookies }: { to: string; cookies: string[] },
  ): Promise<ProviderSignIn> {
    const { store, keeper, config, roles, now } = this.#options
    const { subject, groups, tokens, providerSession } = identity
    if ((await roles.ofGroups(groups)).length === 0) {
      const error = new OidcFailure('no-role', new Error(`None of the ${groups.length} groups has a role`))
      return { outcome: 'no-role', to, cookies: [...cookies, this.cookies.refusal(identity.name, groups, isSecure)], error }
    }
    const names = namesOf(identity.name, config.issuer, subject)
    const user = await store.users.provide({ issuer: config.issuer, subject, names, groups }, { id: randomUUID(), createdMs: now() })
    const sessionSecret = await keeper.begin(user.id, from, readSessionCookies(from.cookie), (tokenHash) => ({
      ...this.sessions.wordOf(tokenHash, tokens),
      session: providerSession,
    }))
    await store.users.signedIn(user.id, now())
    return { outcome: 'signed-in', name: user.name, sessionSecret, to, cookies }
  }
}
