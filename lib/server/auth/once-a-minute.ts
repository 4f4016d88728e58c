import 'server-only'
import { forgetOldest } from './forget-oldest'

const MINUTE_MS = 60_000
/** Kept at most; the one that came first goes first. */
const MOST = 10_000

/** At most so many in a minute. */
interface Most {
  ofOneSource: number
  /** Sources cost nothing to whoever has many addresses. */
  ofAll: number
}

/** `more`: how many of this source were held back since the last that was let through. `isLast`: nothing more is let through in this minute. */
export interface Admitted {
  more: number
  isLast: boolean
}

/** Lets the same through once a minute, and at most so many of one source and of all: whoever tries in a loop must not fill the disk. */
export class OnceAMinute {
  readonly #now: () => number
  readonly #most: Most
  readonly #last = new Map<string, number>()
  readonly #sources = new Map<string, { sinceMs: number; count: number; held: number }>()
  #all = { sinceMs: -Infinity, count: 0 }

  constructor(now: () => number, most: Most) {
    this.#now = now
    this.#most = most
  }

  /** null: hold this one back. */
  admit(source: string, what: string): Admitted | null {
    const now = this.#now()
    if (now - this.#all.sinceMs >= MINUTE_MS) this.#all = { sinceMs: now, count: 0 }
    const from = this.#sourceAt(source, now)
    const key = JSON.stringify([source, what])
    const lastMs = this.#last.get(key)
    const isTooMuch = from.count >= this.#most.ofOneSource || this.#all.count >= this.#most.ofAll
    if (isTooMuch || (lastMs !== undefined && now - lastMs < MINUTE_MS)) {
      from.held += 1
      return null
    }
    from.count += 1
    this.#all.count += 1
    const { held } = from
    from.held = 0
    this.#last.delete(key)
    this.#last.set(key, now)
    forgetOldest(this.#last, MOST)
    return { more: held, isLast: this.#all.count === this.#most.ofAll }
  }

  #sourceAt(source: string, now: number): { sinceMs: number; count: number; held: number } {
    const known = this.#sources.get(source) ?? { sinceMs: now, count: 0, held: 0 }
    if (now - known.sinceMs >= MINUTE_MS) Object.assign(known, { sinceMs: now, count: 0 })
    this.#sources.set(source, known)
    forgetOldest(this.#sources, MOST)
    return known
  }
}
