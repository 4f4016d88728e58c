import { setTimeout as wait } from 'node:timers/promises'

/** One producer or consumer: works until the signal is aborted, throws when it cannot go on. */
export type Task = (signal: AbortSignal) => Promise<void>

export function say(line: string): void {
  console.log(`${new Date().toISOString()} ${line}`)
}

/** Starts it again after a failure, with fresh connections: brokers are killed in a demo, and the business goes on. */
export async function keepRunning(name: string, task: Task, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted;) {
    const started = performance.now()
    try {
      await task(signal)
      return
    } catch (error) {
      if (signal.aborted) return
      failures = performance.now() - started > 60_000 ? 1 : failures + 1
      say(`${name}: ${error instanceof Error ? error.message : String(error)}; again`)
    }
    await pause(Math.min(2_000 * failures, 10_000), signal)
  }
}

/** Waits, or returns early when the signal is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined)
}

export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
