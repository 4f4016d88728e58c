import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestPiece, matchesAny, matchesPattern } from './pattern'

describe('matchesPattern', () => {
  it.each([
    ['orders', 'orders', true],
    ['orders-eu', 'orders', false],
    ['orders-eu', 'orders-*', true],
    ['orders-', 'orders-*', true],
    ['Orders-eu', 'orders-*', false],
    ['my-orders-eu', 'orders-*', false],
    ['my-orders-eu', '*orders*', true],
    ['eu-orders-dlq', '*-dlq', true],
    ['aba', 'ab*ba', false],
    ['abba', 'ab*ba', true],
    ['a-b-c', 'a*b*c', true],
    ['a-c-b', 'a*b*c', false],
    ['xbc', '*b*bc', false],
    ['anything', '*', true],
    ['', '*', true],
    ['a.b', 'a?b', false],
    ['a+b(c', 'a+b(c', true],
  ])('%s by %s: %s', (name, pattern, isMeant) => expect(matchesPattern(name, pattern)).toBe(isMeant))

  it('agrees with a regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
    const names = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 })
    fc.assert(
      fc.property(names, letters, (name, pattern) => {
        expect(matchesPattern(name, pattern)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name))
      }),
    )
  })
})

it('one of several is enough, and none match nothing', () => {
  expect(matchesAny('billing', ['orders-*', 'bill*'])).toBe(true)
  expect(matchesAny('billing', [])).toBe(false)
})

it.each([
  ['orders-*', 'orders-'],
  ['*-eu-orders-*', '-eu-orders-'],
  ['orders', 'orders'],
  ['*', ''],
])('the longest piece of %s is %s', (pattern, piece) => expect(longestPiece(pattern)).toBe(piece))
