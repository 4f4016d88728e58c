import 'server-only'
import { createHistogram } from 'node:perf_hooks'

const TICK_MS = 20
const NS_PER_MS = 1e6
const NS_PER_SECOND = 1e9

/** How late the event loop was, in seconds. */
export interface LoopDelay {
  most: number
  p50: number
  p99: number
}

/**
 * Watches how late a timer of 20 ms comes: how long other work kept the process busy at a time. Not by `monitorEventLoopDelay`,
 * which after each reset takes the next tick for the first, and so would not see the very work that an answer makes.
 */
export class EventLoopDelay {
  /** In ns; the least it can hold is 1. */
  readonly #late = createHistogram()
  #lastTick = performance.now()

  constructor() {
    setInterval(() => {
      const now = performance.now()
      this.#late.record(Math.max(1, Math.round((now - this.#lastTick - TICK_MS) * NS_PER_MS)))
      this.#lastTick = now
    }, TICK_MS).unref()
  }

  /** Since it was last taken, which begins it anew; null while nothing was measured. */
  take(): LoopDelay | null {
    const { count, max } = this.#late
    const [p50, p99] = [this.#late.percentile(50), this.#late.percentile(99)]
    this.#late.reset()
    return count === 0 ? null : { most: max / NS_PER_SECOND, p50: p50 / NS_PER_SECOND, p99: p99 / NS_PER_SECOND }
  }
}
