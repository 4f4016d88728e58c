import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import type { ApplyRequest } from '@/lib/contract/changes'
import type { ChangeState } from '@/lib/domain/change/states'
import type { ChangeRecord } from '../store/change-records'
import type { ChangeContext } from './define-change'
import { type HappenedEvent, intentOf } from './intent'
import { findKind } from './find-kind'
import { wrongApply } from './refusal'

/** One request to one broker: often enough to be in time when a consumer is restarted at once. */
const LOOK_EVERY_MS = 250
const USUAL_WAIT_MS = 60 * 60_000
const LONGEST_WAIT_MS = 7 * 24 * 60 * 60_000

interface ArmingOptions {
  now: () => number
  context: (cluster: string) => ChangeContext
  /** Applies it; false: it must go on waiting. */
  tryApply: (record: ChangeRecord) => Promise<boolean>
  settle: (record: ChangeRecord, state: ChangeState, event: HappenedEvent) => Promise<void>
  onError: (error: unknown) => void
}

interface Waiting {
  record: ChangeRecord
  cancelled: boolean
  /** Being applied: too late to cancel. */
  applying: boolean
}

/** Changes that wait until they can be applied. What waits is in the store; this is the waiting itself. */
export class Arming {
  readonly #options: ArmingOptions
  readonly #waiting = new Map<string, Waiting>()
  readonly #loops = new Set<Promise<void>>()
  #stopped = false

  constructor(options: ArmingOptions) {
    this.#options = options
  }

  add(record: ChangeRecord): void {
    if (this.#waiting.has(record.id)) return
    const waiting: Waiting = { record, cancelled: false, applying: false }
    this.#waiting.set(record.id, waiting)
    const loop = this.#wait(waiting)
      .catch(this.#options.onError)
      .finally(() => {
        this.#waiting.delete(record.id)
        this.#loops.delete(loop)
      })
    this.#loops.add(loop)
  }

  /** False when it does not wait, or not any more. */
  cancel(id: string): boolean {
    const waiting = this.#waiting.get(id)
    if (!waiting || waiting.applying || waiting.cancelled) return false
    waiting.cancelled = true
    return true
  }

  /** The change that waits for the same target. */
  waitingFor(cluster: string, target: { type: string; name: string }): string | null {
    const same = [...this.#waiting.values()].find(
      ({ record, cancelled }) =>
        !cancelled && record.cluster === cluster && record.target.type === target.type && record.target.name === target.name,
    )
    return same?.record.id ?? null
  }

  /** Resolves when nothing of what waited is being sent any more. */
  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#loops)
  }

  async #wait(waiting: Waiting): Promise<void> {
    const { record } = waiting
    const { armedUntilMs } = intentOf(record)
    while (!this.#stopped && !waiting.cancelled) {
      if (armedUntilMs !== null && this.#options.now() > armedUntilMs) {
        await this.#options.settle(record, 'expired', { said: { code: 'change.expired' } })
        return
      }
      if (await this.#isFree(record)) {
        if (await this.#apply(waiting)) return
      }
      await pause(LOOK_EVERY_MS)
    }
  }

  /** Cancelling and applying exclude each other: between the check and the mark nothing is waited for. */
  async #apply(waiting: Waiting): Promise<boolean> {
    if (waiting.cancelled || this.#stopped) return true
    waiting.applying = true
    try {
      return await this.#options.tryApply(waiting.record)
    } catch (error) {
      // Kafka did not answer while it was planned again: nothing has been sent.
      this.#options.onError(error)
      return false
    } finally {
      waiting.applying = false
    }
  }

  async #isFree(record: ChangeRecord): Promise<boolean> {
    try {
      return (await findKind(record.kind).isFree?.(this.#options.context(record.cluster), intentOf(record).input)) ?? false
    } catch {
      // A coordinator that is away says nothing of the group: wait on.
      return false
    }
  }
}

/** When an armed change gives up, ms. */
export function readDeadline(arm: Exclude<z.output<typeof ApplyRequest>['arm'], undefined | false>, nowMs: number): number {
  if (arm === true) return nowMs + USUAL_WAIT_MS
  const untilMs = Date.parse(arm.until)
  if (untilMs <= nowMs) throw wrongApply('arm.until', 'a time that is not past')
  if (untilMs > nowMs + LONGEST_WAIT_MS) throw wrongApply('arm.until', 'at most a week from now')
  return untilMs
}
