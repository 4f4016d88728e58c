/** One line when a step begins and one when it ends, with the seconds it took. */
export async function step<T>(title: string, run: () => Promise<T> | T): Promise<T> {
  const started = performance.now()
  console.log(`• ${title}`)
  const result = await run()
  console.log(`✓ ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  return result
}

/** A failure whose message is the whole explanation: printed alone, without a stack. */
export class Refusal extends Error {
  override name = 'Refusal'
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'Refusal'
}

/** Asks until the answer is not undefined. Throws what the last try threw, or `what` with the time waited. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined> | T | undefined,
  { timeoutMs = 60_000, everyMs = 200 } = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs
  let last: unknown
  while (performance.now() < deadline) {
    try {
      const answer = await ask()
      if (answer !== undefined) return answer
      last = undefined
    } catch (error) {
      if (isRefusal(error)) throw error
      last = error
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  throw new Error(`${what}: not within ${timeoutMs / 1000} s`, { cause: last })
}
