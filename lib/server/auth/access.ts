import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor, Role } from '../../domain/access/permissions'
import type { Sessions } from '../store/sessions'
import type { Token, Tokens } from '../store/tokens'
import type { User, Users } from '../store/users'
import { isLoopbackHostHeader } from './loopback'
import { hashPassword, verifyPassword } from './password'
import { hashSecret, newApiToken, newPassword, newSessionSecret, TOKEN_PREFIX } from './secrets'
import { readSessionCookie } from './session-cookie'
import { isSessionOver, isTouchDue, SESSION_LIFE } from './session-life'
import { SignInLimit } from './sign-in-limit'

export type { Token, User }

/** `none`: whoever reaches the console is admin; only on this machine. */
export type AuthMode = 'local' | 'none'

/** What a request shows of itself: three of its headers. */
export interface Credentials {
  authorization: string | null
  cookie: string | null
  host: string | null
}

export interface Caller {
  actor: Actor
  /** Whether a browser sent its cookie along by itself. */
  via: 'session' | 'token' | 'none'
}

export type SignInOutcome =
  | { outcome: 'signed-in'; actor: Actor; sessionSecret: string }
  | { outcome: 'wrong' }
  | { outcome: 'paused'; retryAfterMs: number }
  | { outcome: 'sign-in-is-off' }

interface AccessOptions {
  mode: AuthMode
  store: { users: Users; sessions: Sessions; tokens: Tokens }
  now: () => number
}

const ANONYMOUS: Actor = { kind: 'anonymous', name: 'anonymous', role: 'admin' }
const FIRST_ADMIN_NAME = 'admin'

/** Who is calling, and who may. */
export class Access {
  readonly mode: AuthMode
  readonly #store: AccessOptions['store']
  readonly #now: () => number
  readonly #limit: SignInLimit

  constructor({ mode, store, now }: AccessOptions) {
    this.mode = mode
    this.#store = store
    this.#now = now
    this.#limit = new SignInLimit(now)
  }

  async authenticate({ authorization, cookie, host }: Credentials): Promise<Caller | null> {
    if (this.mode === 'none') return isLoopbackHostHeader(host) ? { actor: ANONYMOUS, via: 'none' } : null
    // A script that shows a token means it: a wrong one is not made good by a cookie.
    if (authorization !== null) return this.#byToken(authorization)
    const secret = readSessionCookie(cookie)
    return secret === null ? null : this.#bySession(secret)
  }

  /** A new session each time; the one the browser still had (`cookie`) ends. */
  async signIn(name: string, password: string, from: { ip: string; cookie: string | null }): Promise<SignInOutcome> {
    if (this.mode === 'none') return { outcome: 'sign-in-is-off' }
    const attempt = this.#limit.begin(name, from.ip)
    if ('retryAfterMs' in attempt) return { outcome: 'paused', retryAfterMs: attempt.retryAfterMs }

    const found = await this.#store.users.findForSignIn(name)
    const isRight = await verifyPassword(password, found?.passwordHash ?? null)
    if (!found || !isRight) return { outcome: 'wrong' }

    attempt.succeeded()
    const now = this.#now()
    const { sessions, users } = this.#store
    await this.signOut(from.cookie)
    await sessions.removeExpired({ createdBeforeMs: now - SESSION_LIFE.absoluteMs, lastSeenBeforeMs: now - SESSION_LIFE.idleMs })
    const sessionSecret = newSessionSecret()
    await sessions.add({ tokenHash: hashSecret(sessionSecret), userId: found.user.id, atMs: now })
    await users.signedIn(found.user.id, now)
    return { outcome: 'signed-in', actor: actorOf('user', found.user), sessionSecret }
  }

  async signOut(cookie: string | null): Promise<void> {
    const secret = readSessionCookie(cookie)
    if (secret !== null) await this.#store.sessions.remove(hashSecret(secret))
  }

  listTokens(): Promise<Token[]> {
    return this.#store.tokens.list()
  }

  /** `secret` is shown once: only its hash is kept. */
  async createToken(input: { name: string; role: Role }, by: Actor): Promise<{ token: Token; secret: string }> {
    const secret = newApiToken()
    const { name, role } = input
    const token = await this.#store.tokens.add({
      id: randomUUID(),
      tokenHash: hashSecret(secret),
      name,
      role,
      createdBy: by.name,
      createdMs: this.#now(),
    })
    return { token, secret }
  }

  /** False when there is no such token. */
  revokeToken(id: string): Promise<boolean> {
    return this.#store.tokens.remove(id)
  }

  listUsers(): Promise<User[]> {
    return this.#store.users.list()
  }

  /** null: the name is taken. */
  async createUser({ name, role, password }: { name: string; role: Role; password: string }): Promise<User | null> {
    const passwordHash = await hashPassword(password)
    return this.#store.users.add({ id: randomUUID(), name, role, passwordHash, createdMs: this.#now() })
  }

  /** Ends their sessions too; API tokens they made live on. */
  deleteUser(id: string): Promise<'removed' | 'last-admin' | 'not-found'> {
    return this.#store.users.remove(id)
  }

  /**
   * Lets somebody in on a new console: the configured admin if there is nobody of that name yet, else `admin` if
   * there is nobody at all. A password made up here is returned, this once, to be shown to whoever started it.
   */
  async ensureFirstAdmin(configured: { name: string; password: string } | null): Promise<{ name: string; password: string } | null> {
    if (this.mode === 'none') return null
    const { users } = this.#store
    if (configured) {
      const isThere = (await users.findForSignIn(configured.name)) !== null
      if (!isThere) await this.createUser({ ...configured, role: 'admin' })
      return null
    }
    if ((await users.count()) > 0) return null
    const password = newPassword()
    const user = await this.createUser({ name: FIRST_ADMIN_NAME, role: 'admin', password })
    return user && { name: user.name, password }
  }

  async #byToken(authorization: string): Promise<Caller | null> {
    const [, secret] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
    if (!secret?.startsWith(TOKEN_PREFIX)) return null
    const token = await this.#store.tokens.find(hashSecret(secret))
    if (!token) return null
    const now = this.#now()
    if (isTouchDue(token.lastUsedMs, now)) await this.#store.tokens.used(token.id, now)
    return { actor: actorOf('token', token), via: 'token' }
  }

  async #bySession(secret: string): Promise<Caller | null> {
    const session = await this.#store.sessions.find(hashSecret(secret))
    const now = this.#now()
    if (!session || isSessionOver(session, now)) return null
    if (isTouchDue(session.lastSeenMs, now)) await this.#store.sessions.seen(session.tokenHash, now)
    return { actor: actorOf('user', session.user), via: 'session' }
  }
}

function actorOf(kind: Actor['kind'], { name, role }: { name: string; role: Role }): Actor {
  return { kind, name, role }
}
