import { readFileSync, unwatchFile, watchFile, writeFileSync } from 'node:fs'
import { once, setMaxListeners } from 'node:events'
import type { Task } from './keep-running.ts'

const LOOK_MS = 500

/** Beside the connection file of the workload: a group a line. */
export const STOPPED_GROUPS = 'stopped-groups'

export function readStopped(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean)
  } catch {
    return []
  }
}

export function writeStopped(file: string, groups: readonly string[]): void {
  writeFileSync(file, groups.map((group) => `${group}\n`).join(''), { mode: 0o600 })
}

/** The groups whose members stay away for as long as a file names them. */
export class StoppedGroups extends EventTarget {
  #groups: ReadonlySet<string>
  readonly #file: string

  constructor(file: string) {
    super()
    this.#file = file
    // Every member listens.
    setMaxListeners(0, this)
    this.#groups = new Set(readStopped(file))
  }

  /** Follows the file until the signal. */
  follow(signal: AbortSignal): void {
    const look = () => {
      this.#groups = new Set(readStopped(this.#file))
      this.dispatchEvent(new Event('change'))
    }
    watchFile(this.#file, { interval: LOOK_MS }, look)
    signal.addEventListener('abort', () => unwatchFile(this.#file, look), { once: true })
  }

  /** The same task, of a member of the group: it leaves when the group is stopped and comes back when it is started. */
  obeyedBy(group: string, task: Task): Task {
    return async (signal) => {
      while (!signal.aborted) {
        if (this.#groups.has(group)) {
          await once(this, 'change', { signal }).catch(() => undefined)
          continue
        }
        const stopped = new AbortController()
        const look = () => this.#groups.has(group) && stopped.abort()
        this.addEventListener('change', look)
        try {
          await task(AbortSignal.any([signal, stopped.signal]))
        } finally {
          this.removeEventListener('change', look)
        }
        // Gone by its own habit.
        if (!stopped.signal.aborted) return
      }
    }
  }
}
