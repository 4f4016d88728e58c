import { expect, test } from 'vitest'
import { draftOf, isBeyondAscii, passwordFaults, passwordOf, readIterations } from './password-draft'

const draft = { ...draftOf({ kind: 'create' }), user: 'orders' }

test('a new draft has a generated password and the most iterations', () => {
  expect(passwordFaults(draft)).toEqual({})
  expect(passwordOf(draft)).toHaveLength(32)
  expect(draft).toMatchObject({ mechanism: 'SCRAM-SHA-512', iterations: '16384' })
  expect(draftOf({ kind: 'create' }).generated).not.toBe(draft.generated)
})

test('each field says what is wrong with it', () => {
  expect(passwordFaults({ ...draft, user: '' })).toEqual({ user: 'missing' })
  expect(passwordFaults({ ...draft, user: 'orders ' })).toEqual({ user: 'blanks' })
  expect(passwordFaults({ ...draft, how: 'entered' })).toEqual({ password: 'missing' })
  expect(passwordFaults({ ...draft, how: 'entered', entered: 'two\nlines' })).toEqual({ password: 'control' })
  for (const iterations of ['', '4095', '16385', '8192.5', '1e4']) {
    expect(passwordFaults({ ...draft, iterations })).toEqual({ iterations: 'range' })
  }
  for (const iterations of ['4096', '16,384', ' 8192 ']) expect(passwordFaults({ ...draft, iterations })).toEqual({})
  expect(readIterations('16,384')).toBe(16_384)
})

test('letters that clients may write in other bytes are noticed', () => {
  expect([isBeyondAscii('aB3 ~'), isBeyondAscii('pässwörd')]).toEqual([false, true])
})
