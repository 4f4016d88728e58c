import 'server-only'
import type { ChangeRecord } from '../store/change-records'

const LOOK_EVERY_MS = 1_000
/** Where it could not be put down that one is over. */
const TRY_AGAIN_MS = 60_000

/** Ends the waiting of changes that nobody has approved in time. */
export class ApprovalDeadlines {
  readonly #now: () => number
  readonly #expire: (record: ChangeRecord) => Promise<void>
  readonly #onError: (error: unknown) => void
  readonly #waiting = new Map<string, { record: ChangeRecord; atMs: number }>()
  #timer: NodeJS.Timeout | null = null
  #isStopped = false

  constructor(now: () => number, expire: (record: ChangeRecord) => Promise<void>, onError: (error: unknown) => void) {
    this.#now = now
    this.#expire = expire
    this.#onError = onError
  }

  add(record: ChangeRecord, atMs: number): void {
    if (this.#isStopped) return
    this.#waiting.set(record.id, { record, atMs })
    this.#timer ??= setInterval(() => void this.#look(), LOOK_EVERY_MS).unref()
  }

  remove(id: string): void {
    this.#waiting.delete(id)
    if (this.#waiting.size === 0) this.#rest()
  }

  stop(): void {
    this.#isStopped = true
    this.#waiting.clear()
    this.#rest()
  }

  async #look(): Promise<void> {
    const nowMs = this.#now()
    for (const one of this.#waiting.values()) {
      if (nowMs <= one.atMs) continue
      one.atMs = nowMs + TRY_AGAIN_MS
      await this.#expire(one.record).catch(this.#onError)
    }
  }

  #rest(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }
}
