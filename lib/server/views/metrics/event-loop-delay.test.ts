import { expect, test } from 'vitest'
import { EventLoopDelay } from './event-loop-delay'

/** Takes what is measured as soon as anything is. */
async function taken(delay: EventLoopDelay) {
  for (;;) {
    const figures = delay.take()
    if (figures) return figures
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('tells how long the process was busy at once, right after it was asked too, and then begins anew', async () => {
  const delay = new EventLoopDelay()
  await taken(delay)
  const until = performance.now() + 500
  while (performance.now() < until);
  const busy = await taken(delay)
  expect(busy.most).toBeGreaterThan(0.4)
  expect(delay.take()).toBeNull()
  expect((await taken(delay)).most).toBeLessThan(busy.most)
})
