import 'server-only'
import { forgetOldest } from './forget-oldest'

const MINUTE_MS = 60_000
/** Kept at most; the one that came first goes first. */
const MOST = 10_000

/** Lets the same through once a minute, and at most so many of one source: whoever tries in a loop must not fill the disk. */
export class OnceAMinute {
  readonly #now: () => number
  readonly #most: number
  readonly #last = new Map<string, number>()
  readonly #sources = new Map<string, { sinceMs: number; count: number; held: number }>()

  constructor(now: () => number, mostOfOneSource: number) {
    this.#now = now
    this.#most = mostOfOneSource
  }

  /** How many of this source were held back since the last that was let through; null: hold this one back. */
  admit(source: string, what: string): number | null {
    const now = this.#now()
    const from = this.#sourceAt(source, now)
    const key = JSON.stringify([source, what])
    const lastMs = this.#last.get(key)
    if (from.count >= this.#most || (lastMs !== undefined && now - lastMs < MINUTE_MS)) {
      from.held += 1
      return null
    }
    from.count += 1
    const { held } = from
    from.held = 0
    this.#last.delete(key)
    this.#last.set(key, now)
    forgetOldest(this.#last, MOST)
    return held
  }

  #sourceAt(source: string, now: number): { sinceMs: number; count: number; held: number } {
    const known = this.#sources.get(source) ?? { sinceMs: now, count: 0, held: 0 }
    if (now - known.sinceMs >= MINUTE_MS) Object.assign(known, { sinceMs: now, count: 0 })
    this.#sources.set(source, known)
    forgetOldest(this.#sources, MOST)
    return known
  }
}
