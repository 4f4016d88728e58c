import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { limitConcurrency } from './limit-concurrency'

test('never more than the limit at once, and a failure frees its place', async () => {
  const limited = limitConcurrency(2)
  let running = 0
  let most = 0
  const task = (fails: boolean) => async () => {
    most = Math.max(most, ++running)
    await turn()
    running--
    if (fails) throw new Error('no')
    return 'yes'
  }
  const results = await Promise.allSettled([true, false, true, false, false, true].map((fails) => limited(task(fails))))
  expect(most).toBe(2)
  expect(results.map(({ status }) => status[0])).toEqual(['r', 'f', 'r', 'f', 'f', 'r'])
})
