import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { isCrowded, limitConcurrency } from './limit-concurrency'

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

test('whoever would be one too many in the queue is refused at once; who may wait, waits', async () => {
  const limited = limitConcurrency(2)
  let goOn = () => {}
  const held = new Promise<void>((resolve) => (goOn = resolve))
  const tasks = Array.from({ length: 5 }, () => limited(() => held, 3))
  const refused = limited(() => Promise.resolve(), 3)
  expect(await refused.catch(isCrowded)).toBe(true)
  tasks.push(limited(() => held))
  goOn()
  expect((await Promise.allSettled(tasks)).every(({ status }) => status === 'fulfilled')).toBe(true)
  expect(await limited(() => Promise.resolve('again'), 3)).toBe('again')
})
