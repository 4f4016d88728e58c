import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, type Asker, personOf, withRole } from '../../domain/access/actor'
import type { Grant } from '../../domain/access/grant'
import type { Session, Sessions } from '../store/sessions'
import type { Token, Tokens } from '../store/tokens'
import type { User, UserRefusal, Users } from '../store/users'
import type { AuditLog } from './audit-log'
import { isLoopbackHostHeader } from './loopback'
import type { OidcSignIn } from './oidc/oidc-sign-in'
import { isCrowded } from './limit-concurrency'
import { hashPassword, verifyPassword } from './password'
import { hashSecret, newApiToken, newPassword, TOKEN_PREFIX } from './secrets'
import { readSessionCookie, readSessionCookies } from './session-cookie'
import type { RoleBook } from './role-book'
import { SessionKeeper, type SignInFrom } from './session-keeper'
import { isTouchDue } from './session-life'
import { SignInLimit } from './sign-in-limit'

export type { Token, User }

/** `none`: whoever reaches the console is admin; only on this machine. */
export type AuthMode = 'local' | 'none'

/** What a request shows of itself. */
export interface Credentials {
  authorization: string | null
  cookie: string | null
  host: string | null
  /** It came by https, as far as is known here. */
  isHttps: boolean
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
  | { outcome: 'crowded'; retryAfterMs: number }
  | { outcome: 'sign-in-is-off' }

interface AccessOptions {
  mode: AuthMode
  store: { users: Users; sessions: Sessions; tokens: Tokens }
  roles: RoleBook
  audit: AuditLog
  now: () => number
  sessions?: SessionKeeper
  /** null: people sign in by name and password alone. */
  oidc?: OidcSignIn | null
}

const ANONYMOUS = withRole('anonymous', 'anonymous', 'admin')
const FIRST_ADMIN_NAME = 'admin'
/** By then those who wait now have had their turn. */
const AFTER_CROWD_MS = 5_000

/** Who is calling, and who may. */
export class Access {
  readonly mode: AuthMode
  readonly #store: AccessOptions['store']
  readonly #now: () => number
  readonly roles: RoleBook
  readonly audit: AuditLog
  readonly sessions: SessionKeeper
  readonly oidc: OidcSignIn | null
  readonly #limit: SignInLimit

  constructor({ mode, store, roles, audit, now, sessions = new SessionKeeper(store.sessions, now), oidc = null }: AccessOptions) {
    this.mode = mode
    this.audit = audit
    this.roles = roles
    this.sessions = sessions
    this.oidc = oidc
    this.#store = store
    this.#now = now
    this.#limit = new SignInLimit(now)
  }

  async authenticate({ authorization, cookie, host, isHttps }: Credentials): Promise<Caller | null> {
    if (this.mode === 'none') return isLoopbackHostHeader(host) ? { actor: ANONYMOUS, via: 'none' } : null
    // A script that shows a token means it: a wrong one is not made good by a cookie.
    if (authorization !== null) return this.#byToken(authorization)
    const secret = readSessionCookie(cookie, isHttps)
    return secret === null ? null : this.#bySession(secret)
  }

  /** Who asked for something before, as they are now; null: their account or token is gone, has expired, or has no role left. */
  async actorNow({ person, token }: Asker): Promise<Actor | null> {
    if (this.mode === 'none') return ANONYMOUS
    if (token !== null) return this.#actorOfToken((await this.#store.tokens.list()).find(({ id }) => id === token) ?? null)
    const user = (await this.#store.users.list()).find(({ id }) => id === person.id)
    return user ? this.#known(user) : null
  }

  /** A new session each time; the one the browser still had (`cookie`) ends. */
  async signIn(name: string, password: string, from: SignInFrom): Promise<SignInOutcome> {
    if (this.mode === 'none') return { outcome: 'sign-in-is-off' }
    const attempt = this.#limit.begin(name, from.ip)
    const found = await this.#store.users.findForSignIn(name)
    const refused = (because: string) => this.audit.refused({ name: found?.user.name ?? null, address: from.ip, because })
    if ('retryAfterMs' in attempt) {
      await refused('paused')
      return { outcome: 'paused', retryAfterMs: attempt.retryAfterMs }
    }
    const isRight = await verifyPassword(password, found?.passwordHash ?? null).catch((error: unknown) => {
      attempt.dropped()
      if (isCrowded(error)) return null
      throw error
    })
    if (isRight === null) return { outcome: 'crowded', retryAfterMs: AFTER_CROWD_MS }
    if (!found || !isRight) {
      await refused('wrong')
      return { outcome: 'wrong' }
    }

    attempt.succeeded()
    const sessionSecret = await this.sessions.begin(found.user.id, from, readSessionCookies(from.cookie))
    await this.#store.users.signedIn(found.user.id, this.#now())
    const actor = await this.#personOf(found.user)
    await this.audit.signedIn(actor, { address: from.ip, way: 'password' })
    return { outcome: 'signed-in', actor, sessionSecret }
  }

  /** The session that has ended, if it had not before. */
  async signOut(cookie: string | null): Promise<Session | null> {
    let ended: Session | null = null
    for (const secret of readSessionCookies(cookie)) {
      const session = await this.sessions.find(secret)
      if (!session) continue
      await this.sessions.end(session.tokenHash)
      ended = session
    }
    return ended
  }

  listTokens(): Promise<Token[]> {
    return this.#store.tokens.list()
  }

  /** `secret` is shown once: only its hash is kept. */
  async createToken(
    { name, role, scope = null, expiresMs = null }: { name: string; role: string; scope?: Grant | null; expiresMs?: number | null },
    by: Pick<Actor, 'name' | 'person'>,
  ): Promise<{ token: Token; secret: string }> {
    const secret = newApiToken()
    // Of a token that a token made, too, a person answers for it.
    const { id: createdById, name: createdBy } = personOf(by)
    const token = await this.#store.tokens.add({
      id: randomUUID(),
      tokenHash: hashSecret(secret),
      name,
      role,
      createdBy,
      createdById,
      createdMs: this.#now(),
      scope,
      expiresMs,
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
  async createUser({ name, role, password }: { name: string; role: string; password: string }): Promise<User | null> {
    const passwordHash = await hashPassword(password)
    return this.#store.users.add({ id: randomUUID(), name, role, passwordHash, createdMs: this.#now() })
  }

  /** A new password ends their sessions. */
  async updateUser(
    id: string,
    { role, password }: { role?: string | undefined; password?: string | undefined },
  ): Promise<User | UserRefusal> {
    const sessions = password === undefined ? [] : await this.sessions.list(id)
    const passwordHash = password === undefined ? undefined : await hashPassword(password)
    const updated = await this.#store.users.update(id, { role, passwordHash })
    if (typeof updated !== 'string') for (const { tokenHash } of sessions) await this.sessions.end(tokenHash)
    return updated
  }

  /** Ends their sessions too; API tokens they made live on. */
  async deleteUser(id: string): Promise<'removed' | 'last-admin' | 'not-found'> {
    const sessions = await this.sessions.list(id)
    const outcome = await this.#store.users.remove(id)
    if (outcome === 'removed') for (const { tokenHash } of sessions) await this.sessions.end(tokenHash)
    return outcome
  }

  /** The roles of a person: the one they were given, or those of their groups. */
  async rolesOf({ role, groups }: Pick<User, 'role' | 'groups'>): Promise<string[]> {
    return role === null ? this.roles.ofGroups(groups ?? []) : [role]
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
    const actor = await this.#actorOfToken(token)
    if (!token || !actor) return null
    const now = this.#now()
    if (isTouchDue(token.lastUsedMs, now)) await this.#store.tokens.used(token.id, now)
    return { actor, via: 'token' }
  }

  /** null: it has expired, or there is none. */
  async #actorOfToken(token: Token | null): Promise<Actor | null> {
    if (!token || (token.expiresMs !== null && token.expiresMs <= this.#now())) return null
    const { id, name, scope, createdById, createdBy } = token
    const person = { id: createdById ?? createdBy, name: createdBy }
    return { kind: 'token', name, token: id, roles: await this.roles.holding([token.role]), scope, person }
  }

  async #bySession(secret: string): Promise<Caller | null> {
    const found = await this.sessions.find(secret)
    const session = found?.provider ? await this.oidc?.sessions.confirm(found) : found
    if (!session) return null
    const actor = await this.#known(session.user)
    return actor && { actor, via: 'session' }
  }

  /** Whoever has left every group that has a role is nobody here, however good their session. */
  async #known(user: Pick<User, 'id' | 'name' | 'role' | 'groups'>): Promise<Actor | null> {
    const actor = await this.#personOf(user)
    return user.role === null && actor.roles.length === 0 ? null : actor
  }

  async #personOf(person: Pick<User, 'id' | 'name' | 'role' | 'groups'>): Promise<Actor> {
    const { id, name } = person
    return { kind: 'user', name, roles: await this.roles.holding(await this.rolesOf(person)), scope: null, person: { id, name } }
  }
}
