import { expect, test } from 'vitest'
import { nextUserName } from './next-user-name'

test.each([
  ['orders', 'orders-2'],
  ['orders-2', 'orders-3'],
  ['orders-9', 'orders-10'],
  ['team-7b', 'team-7b-2'],
  ['-2', '-2-2'],
])('after %s comes %s', (user, next) => {
  expect(nextUserName(user)).toBe(next)
})
