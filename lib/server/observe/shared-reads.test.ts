import { expect, test } from 'vitest'
import { SharedReads } from './shared-reads'

test('is read once for all who ask within a while, each key for itself, and anew after it', async () => {
  let now = 0
  let begun = 0
  const reads = new SharedReads<number>(10, () => now)
  const read = (key: string) => reads.read(key, () => Promise.resolve((begun += 1)))
  expect(await Promise.all([read('a'), read('a'), read('b')])).toEqual([1, 1, 2])
  now = 9
  expect(await read('a')).toBe(1)
  now = 10
  expect(await read('a')).toBe(3)
})

test('a failure is told to those who wait for it, and to nobody after', async () => {
  const reads = new SharedReads<string>(10, () => 0)
  const failing = () => reads.read('a', () => Promise.reject(new Error('not now')))
  expect(await Promise.allSettled([failing(), failing()])).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
  expect(await reads.read('a', () => Promise.resolve('now'))).toBe('now')
})
