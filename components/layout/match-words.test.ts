import { expect, test } from 'vitest'
import { matchesWords } from './match-words'

test.each([
  ['Replication', 'repl', true],
  ['prod-eu', 'EU', true],
  ['Brokers', 'o', false],
  // The first hit is inside a word, a later one begins one.
  ['reuse eu', 'eu', true],
  ['토픽', '토', true],
])('%s, typed %s: %s', (text, typed, expected) => {
  expect(matchesWords(text, typed)).toBe(expected)
})
