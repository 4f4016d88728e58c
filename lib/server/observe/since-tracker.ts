import 'server-only'
import type { Since } from './snapshot'

/** Remembers since when each of a set of things has held. Keys not seen in a pass are forgotten at its end. */
export class SinceTracker {
  #known = new Map<string, Since>()
  #next = new Map<string, Since>()
  #isWarm = false

  /** Since when `key` holds, if it holds now. */
  mark(key: string, now: number): Since {
    const since = this.#known.get(key) ?? { at: now, atLeast: !this.#isWarm }
    this.#next.set(key, since)
    return since
  }

  /** Ends a pass. Until a pass was over a whole picture, what is found may have held long before. */
  settle({ isWhole }: { isWhole: boolean }): void {
    this.#known = this.#next
    this.#next = new Map()
    this.#isWarm ||= isWhole
  }
}
