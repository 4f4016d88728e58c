import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import type { SentRequest } from '../kafka/broker-link'

/** What the last round took that was not failed: its requests, the heartbeats of the same connections left out. `at` in ms. */
export interface MeasuredRound {
  tookMs: number
  requests: number
  at: number
}

/** Measures rounds. Requests are told apart by who sent them: other parts of the picture are taken at the same time. */
export class RoundMeter {
  readonly #current = new AsyncLocalStorage<{ requests: number }>()
  #last: MeasuredRound | null = null
  #failed = 0

  /** null until the first round is over. */
  get last(): MeasuredRound | null {
    return this.#last
  }

  /** Rounds that nobody answered, since observing began. */
  get failed(): number {
    return this.#failed
  }

  /** Takes a round; rejects as it does. */
  async measure(take: () => Promise<void>): Promise<void> {
    const counted = { requests: 0 }
    const began = performance.now()
    try {
      await this.#current.run(counted, take)
      this.#last = { tookMs: performance.now() - began, requests: counted.requests, at: Date.now() }
    } catch (error) {
      this.#failed += 1
      throw error
    }
  }

  note({ lane, api }: SentRequest): void {
    const current = this.#current.getStore()
    // A connection that is opened during a round sends its heartbeats in that round's name.
    if (current && lane === 'rounds' && api !== 'ApiVersions') current.requests += 1
  }
}
