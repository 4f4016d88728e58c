import { expect, test } from 'vitest'
import { matchRank } from './match-rank'

test.each([
  ['orders', 'orders', 0],
  ['Orders', 'oRDERS', 0],
  ['orders-eu', 'orders', 1],
  ['eu.orders', 'orders', 2],
  ['reorders', 'orders', 3],
  ['payments', 'orders', null],
])('%s for %s', (name, typed, rank) => {
  expect(matchRank(name, typed)).toBe(rank)
})
