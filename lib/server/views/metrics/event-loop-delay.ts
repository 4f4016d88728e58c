import 'server-only'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION_MS = 10
const NS_PER_SECOND = 1e9

/** How late the event loop was, in seconds. */
export interface LoopDelay {
  most: number
  p50: number
  p99: number
}

/** Watches how late a timer of 10 ms comes: how long other work kept the process busy at a time. */
export class EventLoopDelay {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })

  constructor() {
    this.#histogram.enable()
  }

  /** Since it was last taken, which begins it anew; null while nothing was measured. */
  take(): LoopDelay | null {
    const { count, max } = this.#histogram
    const [p50, p99] = [this.#histogram.percentile(50), this.#histogram.percentile(99)]
    this.#histogram.reset()
    // The histogram counts the timer's own 10 ms.
    const late = (ns: number) => Math.max(0, ns / NS_PER_SECOND - RESOLUTION_MS / 1000)
    return count === 0 ? null : { most: late(max), p50: late(p50), p99: late(p99) }
  }
}
