import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSealer } from './seal'

const key = randomBytes(32)
const SECRET = 'correct horse 말 🐎'

test('what is sealed is opened again, and is never twice the same', () => {
  const sealer = createSealer(key, 'sessions')
  const sealed = sealer.seal(SECRET, 'row 1')
  expect(sealer.open(sealed, 'row 1')).toBe(SECRET)
  expect(sealer.seal(SECRET, 'row 1')).not.toBe(sealed)
  expect(sealer.open(sealer.seal('', 'row 1'), 'row 1')).toBe('')
  expect(sealed).not.toContain('horse')
})

test('with another key, for another purpose or about something else it stays shut', () => {
  const sealed = createSealer(key, 'sessions').seal(SECRET, 'row 1')
  expect(createSealer(key, 'sessions').open(sealed, 'row 2')).toBeNull()
  expect(createSealer(key, 'clusters').open(sealed, 'row 1')).toBeNull()
  expect(createSealer(randomBytes(32), 'sessions').open(sealed, 'row 1')).toBeNull()
})

test('whatever was altered or is not ours stays shut', () => {
  const sealer = createSealer(key, 'sessions')
  const sealed = sealer.seal(SECRET, 'row 1')
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (let index = 0; index < bytes.length; index++) {
    const altered = Buffer.from(bytes)
    altered[index] = (altered[index] ?? 0) ^ 1
    expect(sealer.open(`v1.${altered.toString('base64url')}`, 'row 1'), `byte ${index}`).toBeNull()
  }
  for (const other of ['', 'v1.', 'v1.AAAA', 'v2.' + sealed.slice(3), SECRET]) expect(sealer.open(other, 'row 1')).toBeNull()
})
