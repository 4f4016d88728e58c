import 'server-only'

/** A slow part may take up no more than this share of the time, and so comes round less often. */
export const SLOW_PART_SHARE = 0.2
/** How soon to look again for something that could not be begun yet. */
const AGAIN_MS = 200

/** Runs one task again and again, never twice at once. The interval counts from start to start. */
export class Clock {
  readonly #intervalMs: number
  readonly #task: () => Promise<{ again?: boolean }>
  readonly #mostBusyShare: number
  readonly #onError: (error: unknown) => void
  #timer: NodeJS.Timeout | null = null
  #running = false

  /** `mostBusyShare`: of the time, 0 to 1; what takes longer waits longer. */
  constructor(intervalMs: number, task: () => Promise<{ again?: boolean }>, onError: (error: unknown) => void, mostBusyShare = 1) {
    this.#mostBusyShare = mostBusyShare
    this.#intervalMs = intervalMs
    this.#task = task
    this.#onError = onError
  }

  start(): void {
    this.#running = true
    void this.#tick()
  }

  stop(): void {
    this.#running = false
    if (this.#timer) clearTimeout(this.#timer)
  }

  async #tick(): Promise<void> {
    const started = performance.now()
    let again = false
    try {
      again = (await this.#task()).again ?? false
    } catch (error) {
      this.#onError(error)
    }
    if (!this.#running) return
    const tookMs = performance.now() - started
    const waitMs = again ? AGAIN_MS : Math.max(this.#intervalMs - tookMs, tookMs * (1 / this.#mostBusyShare - 1), 0)
    this.#timer = setTimeout(() => void this.#tick(), waitMs)
    this.#timer.unref()
  }
}
