import 'server-only'

/** Runs at most `limit` of the tasks given to it at once; the others wait their turn, in order. */
export function limitConcurrency(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0

  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
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
