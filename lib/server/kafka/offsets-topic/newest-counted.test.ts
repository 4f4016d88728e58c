import { expect, test } from 'vitest'
import { NewestCounted } from './newest-counted'

const of = (partition: number) => ({ group: 'g', topic: 't', partition })

test('keeps the newest of what somebody waits for, and nothing else', () => {
  const newest = new NewestCounted()
  newest.note(of(0), 1n)
  const places = [newest.hold(of(0)), newest.hold(of(0)), newest.hold(of(1))]
  newest.note(of(0), 5n)
  for (let partition = 2; partition < 100; partition++) newest.note(of(partition), 6n)
  expect(places.map((place) => place.newest)).toEqual([5n, 5n, null])
  expect(newest.size).toBe(2)
  for (const place of places) newest.release(place)
  expect(newest.size).toBe(0)
  expect(newest.hold(of(0)).newest).toBeNull()
})
