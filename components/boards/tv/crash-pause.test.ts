import { expect, it } from 'vitest'
import { oneMoreCrash, pauseMs } from './crash-pause'

const MINUTE_MS = 60_000

it('waits longer after each crash, and at most ten minutes', () => {
  const pauses = Array.from({ length: 9 }, (_, index) => pauseMs({ count: index + 1, lastMs: 0 }) / 1000)
  expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 600, 600, 600])
})

it('counts crashes that follow each other, and begins anew after an hour without', () => {
  const first = oneMoreCrash(null, 0)
  const second = oneMoreCrash(JSON.stringify(first), 10 * MINUTE_MS)
  expect([first.count, second.count]).toEqual([1, 2])
  expect(oneMoreCrash(JSON.stringify(second), 71 * MINUTE_MS).count).toBe(1)
})

it('is not misled by what else may be stored there', () => {
  for (const text of ['', '{', '7', '{"count":"9"}']) expect(oneMoreCrash(text, 0).count).toBe(1)
})
