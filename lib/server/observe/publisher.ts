import 'server-only'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Snapshot } from './snapshot'
import type { SnapshotMaker } from './snapshot-maker'

/** A change of health is shown at once; several within this time are one picture. */
const SETTLE_MS = 100

/** Holds the newest picture and tells whoever wants to know that there is another one. */
export class Publisher {
  readonly #maker: SnapshotMaker
  readonly #onError: (error: unknown) => void
  readonly #subscribers = new Set<(snapshot: Snapshot) => void>()
  #snapshot: Snapshot
  #soon: NodeJS.Timeout | null = null
  #soonAt = 0
  #isMaking = false
  #isStopped = false

  constructor(maker: SnapshotMaker, onError: (error: unknown) => void) {
    this.#maker = maker
    this.#onError = onError
    this.#snapshot = maker.make(Date.now(), { isRound: false })
  }

  get snapshot(): Snapshot {
    return this.#snapshot
  }

  subscribe(listener: (snapshot: Snapshot) => void): () => void {
    this.#subscribers.add(listener)
    return () => this.#subscribers.delete(listener)
  }

  /** A new picture within so many ms, however often it is asked for meanwhile. */
  soon(withinMs = SETTLE_MS): void {
    if (this.#isStopped) return
    const dueAt = Date.now() + withinMs
    if (this.#soon && this.#soonAt <= dueAt) return
    this.#notSoon()
    this.#soonAt = dueAt
    this.#soon = setTimeout(() => this.#publish(), withinMs)
  }

  /** The picture of a round, in which nearly everything is made anew: in turns with all else that this process does. */
  async round(): Promise<void> {
    this.#notSoon()
    this.#isMaking = true
    try {
      const steps = this.#maker.steps(Date.now(), { isRound: true })
      let step = steps.next()
      while (!step.done) {
        await nextTurn()
        step = steps.next()
      }
      this.#tell(step.value)
    } catch (error) {
      this.#onError(error)
    } finally {
      this.#isMaking = false
    }
  }

  /** For good: a round that is under way is not told of. */
  stop(): void {
    this.#isStopped = true
    this.#notSoon()
  }

  #publish(): void {
    this.#soon = null
    // What has changed meanwhile comes with the next one.
    if (this.#isMaking) {
      this.soon()
      return
    }
    try {
      this.#tell(this.#maker.make(Date.now(), { isRound: false }))
    } catch (error) {
      this.#onError(error)
    }
  }

  #notSoon(): void {
    if (this.#soon) clearTimeout(this.#soon)
    this.#soon = null
  }

  #tell(snapshot: Snapshot): void {
    if (this.#isStopped) return
    this.#snapshot = snapshot
    for (const listener of this.#subscribers) listener(snapshot)
  }
}
