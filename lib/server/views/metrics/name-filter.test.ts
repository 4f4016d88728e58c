import { expect, test } from 'vitest'
import { busyMs } from '../../test/busy-ms'
import { NameFilter } from './name-filter'

test('patterns are unanchored, and what is excluded stays out whatever includes it', () => {
  const filter = new NameFilter({ include: 'orders|^pay', exclude: 'test$' })
  const names = ['orders', 'old-orders-2', 'payments', 'repay', 'orders-test']
  expect(names.filter((name) => filter.has(name))).toEqual(['orders', 'old-orders-2', 'payments'])
})

test("kafka_exporter's defaults tell every name but the empty one", () => {
  const filter = new NameFilter({ include: '.*', exclude: '^$' })
  expect(['orders', '__consumer_offsets', ' ', ''].map((name) => filter.has(name))).toEqual([true, true, true, false])
})

test('a pattern that is slow for a name is asked once about it', () => {
  // Doubles its time with every letter: without memory the second loop would take a thousand times the first call.
  const filter = new NameFilter({ include: '^(a+)+$', exclude: '^$' })
  const name = `${'a'.repeat(22)}!`
  const once = busyMs(() => filter.has(name))
  const again = busyMs(() => Array.from({ length: 1_000 }, () => filter.has(name)))
  expect(again).toBeLessThan(Math.max(once, 5))
})
