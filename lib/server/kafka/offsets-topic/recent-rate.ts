import 'server-only'

const WINDOW_SECONDS = 5

/** How many a second over the last five seconds, or since the start when that was later. */
export class RecentRate {
  readonly #startedAtMs: number
  /** By second modulo the window; the one that runs included, so that what just came is not missed. */
  readonly #counts = Array.from({ length: WINDOW_SECONDS + 1 }, () => ({ second: -1, count: 0 }))

  constructor(nowMs: number) {
    this.#startedAtMs = nowMs
  }

  add(count: number, nowMs: number): void {
    const second = Math.floor(nowMs / 1000)
    const slot = this.#counts[second % this.#counts.length]
    if (!slot) return
    if (slot.second !== second) Object.assign(slot, { second, count: 0 })
    slot.count += count
  }

  perSecond(nowMs: number): number {
    const now = Math.floor(nowMs / 1000)
    const first = now - WINDOW_SECONDS
    let count = 0
    for (const slot of this.#counts) if (slot.second >= first && slot.second <= now) count += slot.count
    const since = Math.max(first * 1000, this.#startedAtMs)
    return count / Math.max(1, (nowMs - since) / 1000)
  }
}
