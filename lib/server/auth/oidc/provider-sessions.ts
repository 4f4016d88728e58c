import 'server-only'
import type { SignInFailure } from '../../../domain/access/sign-in-failures'
import type { Sealer } from '../../store/seal'
import type { ProviderWord, Session, Sessions } from '../../store/sessions'
import type { Users } from '../../store/users'
import type { SessionKeeper } from '../session-keeper'
import type { IdentityProvider, ProviderTokens } from './identity-provider'
import { type OidcFailure, toOidcFailure } from './oidc-failure'
import { namesOf } from './provided-name'

/** A provider that did not answer for a session is asked again no sooner. */
const RETRY_MS = 10_000
/** New tokens are asked for this long before the old ones end, or a fifth of their life before where that is less. */
const EARLY_MS = 60_000
const MOST_RETRIES_KEPT = 10_000
/** One that gave tokens and did not tell of the person is asked again after this long. */
const UNTOLD_MS = 60_000

/** With these nothing was said of the person. */
const NO_WORD: readonly SignInFailure[] = ['provider-down', 'provider-refused', 'clock', 'wrong-issuer']
/** What a provider answers for a refresh token that is revoked, expired or unknown (RFC 6749, section 5.2). */
const REVOKED = 'invalid_grant'

interface ProviderSessionsOptions {
  provider: IdentityProvider
  keeper: SessionKeeper
  store: { sessions: Sessions; users: Users }
  sealer: Sealer
  now: () => number
  /** The provider could not be asked; `session` is its id. */
  onNoWord: (error: unknown, session: string) => void
}

type Kept = Pick<ProviderTokens, 'idToken' | 'refreshToken'>

/** Sessions that stand on the word of an identity provider: it is asked for again before it ends. */
export class ProviderSessions {
  readonly #options: ProviderSessionsOptions
  readonly #asking = new Map<string, Promise<Session | 'no-word' | 'ended'>>()
  readonly #retryMs = new Map<string, number>()

  constructor(options: ProviderSessionsOptions) {
    this.#options = options
  }

  /** What is kept of these tokens; `tokenHash` is the session's. */
  wordOf(tokenHash: string, { idToken, refreshToken, lifeMs }: ProviderTokens): ProviderWord {
    const { sealer, now } = this.#options
    const kept: Kept = { idToken, refreshToken }
    const early = Math.min(EARLY_MS, lifeMs / 5)
    return {
      sealedTokens: sealer.seal(JSON.stringify(kept), tokenHash),
      refreshMs: refreshToken === null ? null : Math.round(now() + lifeMs - early),
      holdsUntilMs: now() + lifeMs,
    }
  }

  /** null: nothing, or the key of this console is another one now. */
  tokensOf({ tokenHash, provider }: Session): Kept | null {
    const text = provider?.sealedTokens ? this.#options.sealer.open(provider.sealedTokens, tokenHash) : null
    return text === null ? null : (JSON.parse(text) as Kept)
  }

  /** The session as the provider says now; null: it has ended. While its word holds nobody waits for it. */
  async confirm(session: Session): Promise<Session | null> {
    const { provider: word } = session
    if (!word) return session
    if (session.user.issuer !== this.#options.provider.config.issuer) return null
    const now = this.#options.now()
    if (now < (word.refreshMs ?? word.holdsUntilMs)) return session
    const asked = this.#ask(session)
    if (now < word.holdsUntilMs) {
      asked.catch((error: unknown) => this.#options.onNoWord(error, session.id))
      return session
    }
    const said = await asked
    if (said === 'ended') return null
    if (said !== 'no-word') return said
    if (now < word.holdsUntilMs + this.#options.provider.config.graceMs) return session
    await this.#options.keeper.end(session.tokenHash)
    return null
  }

  #ask(session: Session): Promise<Session | 'no-word' | 'ended'> {
    const { tokenHash } = session
    const under = this.#asking.get(tokenHash)
    if (under) return under
    if (this.#options.now() < (this.#retryMs.get(tokenHash) ?? 0)) return Promise.resolve('no-word')
    const asking = this.#renew(session).finally(() => this.#asking.delete(tokenHash))
    this.#asking.set(tokenHash, asking)
    return asking
  }

  async #renew(session: Session): Promise<Session | 'no-word' | 'ended'> {
    const { provider, keeper, store, onNoWord } = this.#options
    const { tokenHash, user } = session
    const refreshToken = this.tokensOf(session)?.refreshToken ?? null
    if (refreshToken === null || user.subject === null) return 'no-word'
    try {
      const { tokens, groups, name, untold } = await provider.refresh(refreshToken, user.subject)
      this.#retryMs.delete(tokenHash)
      const word = this.wordOf(tokenHash, { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken })
      if (groups === null) {
        // The tokens are new, what they let the person do is not known: as if it had said nothing, but with what it asks next by.
        const refreshMs = Math.min(word.refreshMs ?? Infinity, this.#options.now() + UNTOLD_MS)
        await store.sessions.renewed(tokenHash, { ...word, refreshMs, holdsUntilMs: session.provider?.holdsUntilMs ?? word.holdsUntilMs })
        if (untold !== null) onNoWord(untold, session.id)
        return 'no-word'
      }
      const { issuer } = provider.config
      const names = namesOf(name ?? user.name, issuer, user.subject)
      await store.users.provide({ issuer, subject: user.subject, names, groups }, { id: user.id, createdMs: session.createdMs })
      await store.sessions.renewed(tokenHash, word)
      return { ...session, user: { ...user, groups }, provider: word }
    } catch (error) {
      if (hasEnded(toOidcFailure(error))) {
        await keeper.end(tokenHash)
        return 'ended'
      }
      if (this.#retryMs.size >= MOST_RETRIES_KEPT) this.#retryMs.clear()
      this.#retryMs.set(tokenHash, this.#options.now() + RETRY_MS)
      onNoWord(error, session.id)
      return 'no-word'
    }
  }
}

/** The provider has taken the person's word back, or vouches for them no longer in a way that can be believed. */
function hasEnded({ code, cause }: OidcFailure): boolean {
  const isRevoked = cause instanceof Error && 'error' in cause && cause.error === REVOKED
  return isRevoked || !NO_WORD.includes(code)
}
