import 'server-only'
import type { Since } from './snapshot'

/** Remembers since when each of a set of things has held. Keys not seen in a pass are forgotten at its end. */
export class SinceTracker {
  #known = new Map<string, Since>()
  #next = new Map<string, Since>()
  #isFirst = true

  /** Since when `key` holds, if it holds now. */
  mark(key: string, now: number): Since {
    const since = this.#known.get(key) ?? { at: now, atLeast: this.#isFirst }
    this.#next.set(key, since)
    return since
  }

  /** Ends a pass over a complete picture. */
  settle(): void {
    this.#known = this.#next
    this.#next = new Map()
    this.#isFirst = false
  }
}
