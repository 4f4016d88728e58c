import 'server-only'
import { randomUUID } from 'node:crypto'
import type { NewSession, Session, Sessions } from '../store/sessions'
import { hashSecret, newSessionSecret } from './secrets'
import { isSessionOver, isTouchDue, SESSION_LIFE } from './session-life'

export type { Session }

const MOST_AGENT_CHARACTERS = 300

/** Where somebody signs in from, and the cookies they had. */
export interface SignInFrom {
  ip: string
  cookie: string | null
  agent?: string | null
}

/** The sessions of this console: begun, found by their secret, ended; and whoever waits for the end of one is told. */
export class SessionKeeper {
  readonly #store: Sessions
  readonly #now: () => number
  readonly #waiting = new Map<string, Set<() => void>>()

  constructor(store: Sessions, now: () => number) {
    this.#store = store
    this.#now = now
  }

  /** The secret of a new session. `secretsBefore`: those the browser still had, which end. */
  async begin(
    userId: string,
    { ip, agent = null }: Pick<SignInFrom, 'ip' | 'agent'>,
    secretsBefore: readonly string[],
    providerOf: (tokenHash: string) => NewSession['provider'] = () => null,
  ): Promise<string> {
    const now = this.#now()
    for (const secret of secretsBefore) await this.end(hashSecret(secret))
    await this.#store.removeExpired({ createdBeforeMs: now - SESSION_LIFE.absoluteMs, lastSeenBeforeMs: now - SESSION_LIFE.idleMs })
    const secret = newSessionSecret()
    const tokenHash = hashSecret(secret)
    await this.#store.add({
      tokenHash,
      id: randomUUID(),
      userId,
      atMs: now,
      address: ip,
      agent: agent && agent.slice(0, MOST_AGENT_CHARACTERS),
      provider: providerOf(tokenHash),
    })
    return secret
  }

  /** null: there is none, or it is over. To be seen keeps it alive. */
  async find(secret: string): Promise<Session | null> {
    const session = await this.#store.find(hashSecret(secret))
    const now = this.#now()
    if (!session || isSessionOver(session, now)) return null
    if (isTouchDue(session.lastSeenMs, now)) await this.#store.seen(session.tokenHash, now)
    return session
  }

  /** Those that are not over, of one person or of all; the one seen last first. */
  async list(userId: string | null): Promise<Session[]> {
    const now = this.#now()
    return (await this.#store.list(userId)).filter((session) => !isSessionOver(session, now))
  }

  /** False when it had ended before. */
  async end(tokenHash: string): Promise<boolean> {
    const isRemoved = await this.#store.remove(tokenHash)
    for (const tell of this.#waiting.get(tokenHash) ?? []) tell()
    this.#waiting.delete(tokenHash)
    return isRemoved
  }

  /** Calls once when the session of this secret is ended; answers what stops waiting. */
  onEnd(secret: string, tell: () => void): () => void {
    const tokenHash = hashSecret(secret)
    const waiting = this.#waiting.get(tokenHash) ?? new Set()
    this.#waiting.set(tokenHash, waiting.add(tell))
    return () => {
      waiting.delete(tell)
      if (waiting.size === 0) this.#waiting.delete(tokenHash)
    }
  }
}
