import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import type { ApplyRequest } from '@/lib/contract/changes'
import type { ChangeRecord } from '../store/change-records'
import { wrongApply } from './refusal'

/** A consumer that is restarted at once is away for longer. */
const LOOK_EVERY_MS = 300
const USUAL_WAIT_MS = 60 * 60_000
const LONGEST_WAIT_MS = 7 * 24 * 60 * 60_000

/** `waits`: nothing came of it, try again. `over`: it is applied, or never will be. */
export type Attempt = 'waits' | 'over'

interface ArmingOptions {
  now: () => number
  isFree: (record: ChangeRecord) => Promise<boolean>
  /** Applies it if it still can be. `begin` is asked right before anything is sent: false when it is cancelled or too late. */
  attempt: (record: ChangeRecord, begin: () => boolean) => Promise<Attempt>
  expire: (record: ChangeRecord) => Promise<void>
  onError: (error: unknown) => void
}

interface Waiting {
  record: ChangeRecord
  untilMs: number
  /** From `sending` on it is too late to cancel. */
  state: 'waiting' | 'sending' | 'over'
  /** What went wrong last, so that it is told once and not at every look. */
  lastError: string | null
}

/** Changes that wait until they can be applied. What waits is in the store; this is the waiting itself. */
export class Arming {
  readonly #options: ArmingOptions
  readonly #waiting = new Map<string, Waiting>()
  readonly #attempts = new Set<Promise<unknown>>()
  #stopped = false

  constructor(options: ArmingOptions) {
    this.#options = options
  }

  add(record: ChangeRecord, untilMs: number): void {
    if (this.#waiting.has(record.id) || this.#stopped) return
    const waiting: Waiting = { record, untilMs, state: 'waiting', lastError: null }
    this.#waiting.set(record.id, waiting)
    this.#wait(waiting)
      .catch(this.#options.onError)
      .finally(() => {
        if (this.#waiting.get(record.id) === waiting) this.#waiting.delete(record.id)
      })
  }

  /** Ends the waiting, if `write` can put that down; where it cannot, the waiting goes on. False when it does not wait, or not any more. */
  async cancel(id: string, write: () => Promise<void>): Promise<boolean> {
    const waiting = this.#waiting.get(id)
    if (waiting?.state !== 'waiting') return false
    waiting.state = 'over'
    try {
      await write()
    } catch (error) {
      this.#waiting.delete(id)
      this.add(waiting.record, waiting.untilMs)
      throw error
    }
    return true
  }

  /** The changes that wait on a cluster. */
  waitingOn(cluster: string): string[] {
    return [...this.#waiting.values()].flatMap(({ record, state }) => (state !== 'over' && record.cluster === cluster ? [record.id] : []))
  }

  /** The change that waits for the same target. */
  waitingFor(cluster: string, target: { type: string; name: string }): string | null {
    const same = [...this.#waiting.values()].find(
      ({ record, state }) =>
        state !== 'over' && record.cluster === cluster && record.target.type === target.type && record.target.name === target.name,
    )
    return same?.record.id ?? null
  }

  /** Begins nothing any more; resolves when nothing is being sent. */
  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.allSettled(this.#attempts)
  }

  async #wait(waiting: Waiting): Promise<void> {
    while (!this.#stopped && waiting.state === 'waiting') {
      const isOver = await this.#look(waiting).catch((error: unknown) => {
        this.#tellOnce(waiting, error)
        return false
      })
      if (isOver) return
      await pause(LOOK_EVERY_MS)
    }
  }

  async #look(waiting: Waiting): Promise<boolean> {
    const { record, untilMs } = waiting
    if (this.#options.now() > untilMs) {
      waiting.state = 'over'
      await this.#options.expire(record).catch((error: unknown) => {
        waiting.state = 'waiting'
        throw error
      })
      return true
    }
    // A coordinator that is away says nothing of the group: wait on.
    if (!(await this.#options.isFree(record).catch(() => false))) return false
    const attempt = this.#options.attempt(record, () => this.#begin(waiting))
    this.#attempts.add(attempt)
    try {
      if ((await attempt) === 'over') return true
    } finally {
      this.#attempts.delete(attempt)
      if (waiting.state === 'sending') waiting.state = 'waiting'
    }
    return false
  }

  /** Cancelling, the deadline and sending exclude each other: between this check and the mark nothing is waited for. */
  #begin(waiting: Waiting): boolean {
    if (this.#stopped || waiting.state !== 'waiting' || this.#options.now() > waiting.untilMs) return false
    waiting.state = 'sending'
    return true
  }

  #tellOnce(waiting: Waiting, error: unknown): void {
    const words = error instanceof Error ? error.message : String(error)
    if (words !== waiting.lastError) this.#options.onError(error)
    waiting.lastError = words
  }
}

/** How long an armed change waits: from when it is armed, or until a time, ms. */
export type Wait = { forMs: number } | { untilMs: number }

/** As a request says it; an hour where it does not. */
export function readWait(arm: Exclude<z.output<typeof ApplyRequest>['arm'], undefined | false>, nowMs: number): Wait {
  if (arm === true) return { forMs: USUAL_WAIT_MS }
  if ('forMinutes' in arm) return { forMs: arm.forMinutes * 60_000 }
  const untilMs = Date.parse(arm.until)
  if (untilMs <= nowMs) throw wrongApply('arm.until', 'a time that is not past')
  if (untilMs > nowMs + LONGEST_WAIT_MS) throw wrongApply('arm.until', 'at most a week from now')
  return { untilMs }
}

/** When an armed change gives up, ms. */
export function deadlineOf(wait: Wait, nowMs: number): number {
  return 'forMs' in wait ? nowMs + wait.forMs : wait.untilMs
}
