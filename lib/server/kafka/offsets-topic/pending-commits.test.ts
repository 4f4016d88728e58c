import { describe, expect, test } from 'vitest'
import { PendingCommits } from './pending-commits'

/** A generator of numbers below `most` that gives the same again for the same seed (mulberry32). */
function randomOf(seed: number) {
  return (most: number) => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % most
  }
}

describe('commits within transactions', () => {
  test.each(Array.from({ length: 50 }, (_, seed) => seed))(
    'interleaved in any way count exactly where their marker says so (seed %i)',
    (seed) => {
      const random = randomOf(seed)
      let left = 0
      let dropped = 0
      const pending = new PendingCommits<string>(() => left++)
      let held = 0
      // What a reader of each transaction by itself would say, in the order of the markers.
      const open = new Map<string, string[]>()
      const expected: string[] = []
      const released: string[] = []
      for (let step = 0; step < 500; step++) {
        const [partition, producer] = [random(3), BigInt(random(5))]
        const key = `${partition}/${producer}`
        if (random(4) > 0) {
          open.set(key, [...(open.get(key) ?? []), `${key}#${step}`])
          dropped += pending.hold(partition, producer, `${key}#${step}`).length
          held++
        } else {
          const committed = random(2) === 0
          if (committed) expected.push(...(open.get(key) ?? []))
          open.delete(key)
          released.push(...pending.end(partition, producer, committed))
        }
      }
      expect(released).toEqual(expected)
      expect(pending.size).toBe([...open.values()].flat().length)
      expect([dropped, left]).toEqual([0, held - pending.size])
    },
  )

  test('a marker of a transaction of which nothing was seen releases nothing', () => {
    expect(new PendingCommits<string>().end(0, 1n, true)).toEqual([])
  })

  test('beyond the limit those of the producer that waits longest are given up and handed back; the others stay', () => {
    const left: number[] = []
    const pending = new PendingCommits<number>((item) => void left.push(item), 4)
    for (const item of [1, 2]) pending.hold(0, 1n, item)
    const givenUp = [3, 4, 5].flatMap((item) => pending.hold(0, 2n, item))
    expect([pending.size, givenUp, left]).toEqual([3, [{ partition: 0, producerId: 1n, items: [1, 2] }], [1, 2]])
    // What still comes of it counts: what it lost, OffsetFetch tells.
    pending.hold(0, 1n, 6)
    expect(pending.end(0, 2n, true)).toEqual([3, 4, 5])
    expect(pending.end(0, 1n, true)).toEqual([6])
    expect([pending.size, left]).toEqual([0, [1, 2, 3, 4, 5, 6]])
  })

  test('are forgotten with their partition alone', () => {
    const pending = new PendingCommits<number>()
    pending.hold(0, 1n, 1)
    pending.hold(0, 2n, 2)
    pending.hold(1, 1n, 3)
    expect(pending.forget(0)).toBe(2)
    expect([pending.end(0, 1n, true), pending.end(1, 1n, true)]).toEqual([[], [3]])
  })
})
