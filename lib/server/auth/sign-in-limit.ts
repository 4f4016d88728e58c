import 'server-only'
import { forgetOldest } from './forget-oldest'
import { networkOf } from './network-of'

/**
 * Wrong passwords before a pause. By name and address for the usual case; by address for one guesser with many
 * names; by name alone, more generously, for many addresses. An address is its network's: of IPv6 everybody has a /64.
 */
export const SIGN_IN_LIMIT = {
  wrongTries: { nameAndIp: 5, ip: 20, name: 50 },
  pauseMs: 60_000,
  /** Wrong tries are forgotten after this long without another. */
  forgetAfterMs: 15 * 60_000,
  /** Counters kept at most; the one untouched for longest goes first. */
  maxCounters: 10_000,
} as const

interface Counter {
  wrong: number
  lastMs: number
  pausedUntilMs: number
}

export interface SignInTry {
  /** The password was right: this try does not count, and neither do this person's earlier ones. */
  succeeded(): void
  /** The password was not looked at: this try does not count. */
  dropped(): void
}

/** In memory: a restart forgets it, which costs a guesser more than it gives. */
export class SignInLimit {
  readonly #counters = new Map<string, Counter>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Counts the try as wrong until told otherwise, so that tries sent all at once are counted too. */
  begin(name: string, ip: string): SignInTry | { retryAfterMs: number } {
    const byName = name.toLowerCase()
    const from = networkOf(ip)
    const both = JSON.stringify([byName, from])
    const { wrongTries } = SIGN_IN_LIMIT
    const keys = [
      [`both ${both}`, wrongTries.nameAndIp],
      [`ip ${from}`, wrongTries.ip],
      [`name ${byName}`, wrongTries.name],
    ] as const

    const retryAfterMs = Math.max(...keys.map(([key]) => this.#pauseLeftMs(key)))
    if (retryAfterMs > 0) return { retryAfterMs }
    for (const [key, limit] of keys) this.#countWrong(key, limit)
    return {
      succeeded: () => {
        const [[own], ...shared] = keys
        this.#counters.delete(own)
        for (const [key] of shared) this.#takeBack(key)
      },
      dropped: () => {
        for (const [key] of keys) this.#takeBack(key)
      },
    }
  }

  get size(): number {
    return this.#counters.size
  }

  #pauseLeftMs(key: string): number {
    return (this.#counters.get(key)?.pausedUntilMs ?? 0) - this.#now()
  }

  #countWrong(key: string, limit: number): void {
    const now = this.#now()
    const before = this.#counters.get(key)
    const isFresh = before === undefined || now - before.lastMs > SIGN_IN_LIMIT.forgetAfterMs || before.pausedUntilMs > 0
    const wrong = (isFresh ? 0 : before.wrong) + 1
    const pausedUntilMs = wrong >= limit ? now + SIGN_IN_LIMIT.pauseMs : 0
    // Deleted first, so that the Map's order is that of the last touch.
    this.#counters.delete(key)
    this.#counters.set(key, { wrong, lastMs: now, pausedUntilMs })
    forgetOldest(this.#counters, SIGN_IN_LIMIT.maxCounters)
  }

  #takeBack(key: string): void {
    const counter = this.#counters.get(key)
    if (!counter) return
    counter.wrong -= 1
    counter.pausedUntilMs = 0
  }
}
