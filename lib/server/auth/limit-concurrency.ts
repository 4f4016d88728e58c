import 'server-only'

/** More wait already than are let wait. */
class Crowded extends Error {
  override name = 'Crowded'
}

/** Next loads a module once per bundle, so the class is not a safe mark; the name is. */
export function isCrowded(error: unknown): error is Crowded {
  return error instanceof Error && error.name === 'Crowded'
}

/**
 * Runs at most `limit` of the tasks given to it at once; the others wait their turn, in order. A task with `mostWaiting` is refused
 * (Crowded) where as many wait before it.
 */
export function limitConcurrency(limit: number): <T>(task: () => Promise<T>, mostWaiting?: number) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0

  return async (task, mostWaiting = Infinity) => {
    if (running >= limit) {
      if (waiting.length >= mostWaiting) throw new Crowded(`${waiting.length} are waiting`)
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running++
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      // Whoever waited longest inherits the place.
      if (next) next()
      else running--
    }
  }
}
