import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shellCommand, shellWord } from './shell-words'

it.each([
  ['orders.v1', 'orders.v1'],
  ['t:0,1', 't:0,1'],
  ['--shift-by', '--shift-by'],
  ['', "''"],
  ['two words', "'two words'"],
  ["it's", "'it'\\''s'"],
  ['$HOME', "'$HOME'"],
  ['a;rm -rf b', "'a;rm -rf b'"],
  ['`x`!"\\', "'`x`!\"\\'"],
  ['~', "'~'"],
  ['=ls', "'=ls'"],
  ['주문', "'주문'"],
  // ^C and a line end, pasted as they are, would run the rest as a command of its own.
  ["a\u0003\nrm 'b'\\", "$'a\\003\\012rm \\'b\\'\\\\'"],
  ['\u009b', "$'\\302\\233'"],
  ['a\u202Eb', "$'a\\342\\200\\256b'"],
])('%j becomes %s', (word, quoted) => {
  expect(shellWord(word)).toBe(quoted)
})

it('no word holds a NUL', () => {
  expect(shellWord('a\0b')).toBeNull()
  expect(shellCommand(['a', 'b\0'])).toBeNull()
})

it('a real shell reads every word back', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom("'", '"', '\\', '$', '`', '!', '\n', '\u001b', ' ', '7', '~', '#'),
  )
  const word = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''))
  const words = fc.sample(
    word.filter((text) => !text.includes('\0')),
    500,
  )
  const printed = execFileSync('bash', ['--norc'], { input: shellCommand(['printf', String.raw`%s\0`, ...words]) ?? '', encoding: 'utf8' })
  expect(printed.split('\0').slice(0, -1)).toEqual(words)
})

it('nothing a terminal would act on is left in a word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (word) => {
      expect(shellWord(word) ?? '').not.toMatch(/\p{C}/u)
    }),
  )
})
