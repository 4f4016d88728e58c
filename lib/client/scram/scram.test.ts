import { createHmac, createHash, pbkdf2Sync } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { generatePassword } from './generate-password'
import { newCredential } from './new-credential'
import { hasWebCrypto, saltByBrowser, saltByScript, saltPassword } from './salted-password'

afterEach(() => vi.unstubAllGlobals())

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

describe.each([
  ['the browser', saltByBrowser],
  ['the script', saltByScript],
])('by %s', (_, salt) => {
  test('is what the exchange of RFC 7677 proves', async () => {
    // Section 3: user "user", password "pencil".
    const salted = await salt({
      password: 'pencil',
      mechanism: 'SCRAM-SHA-256',
      iterations: 4096,
      salt: bytesOf('W22ZaJ0SNY7soEsUEjb6gQ=='),
    })
    const message = [
      'n=user,r=rOprNGfwEbeRWgbNEkqO',
      'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
      'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0',
    ].join(',')
    const hmac = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text).digest()
    const clientKey = hmac(salted, 'Client Key')
    const signature = hmac(createHash('sha256').update(clientKey).digest(), message)
    const proof = Buffer.from(clientKey.map((byte, at) => byte ^ (signature[at] ?? 0)))
    expect(proof.toString('base64')).toBe('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=')
    expect(hmac(hmac(salted, 'Server Key'), message).toString('base64')).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=')
  })

  test.each<[ScramMechanism, string, number, string]>([
    ['SCRAM-SHA-256', 'sha256', 32, 'pässwörd'],
    ['SCRAM-SHA-512', 'sha512', 64, 'pässwörd'],
    ['SCRAM-SHA-512', 'sha512', 64, '비밀번호 🔑'],
    ['SCRAM-SHA-512', 'sha512', 64, 'x'.repeat(300)],
  ])('%s of a password in UTF-8 is what Node makes of it', async (mechanism, hash, length, password) => {
    const bytes = bytesOf('c2FsdCBvZiB0aGUgZWFydGggYW5kIG1vcmUgb2YgaXQ=')
    const salted = await salt({ password, mechanism, iterations: 4096, salt: bytes })
    expect(Buffer.from(salted).toString('hex')).toBe(pbkdf2Sync(password, bytes, 4096, length, hash).toString('hex'))
  })
})

test('without crypto.subtle, as over plain http, the script does what the browser would', async () => {
  const how = { password: 'pencil', mechanism: 'SCRAM-SHA-512', iterations: 4096, salt: new Uint8Array(32).fill(7) } as const
  const byBrowser = await saltPassword(how)
  expect(hasWebCrypto()).toBe(true)
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  expect(hasWebCrypto()).toBe(false)
  expect(await saltPassword(how)).toEqual(byBrowser)
  const made = await newCredential('pencil', 'SCRAM-SHA-512', 4096)
  expect(pbkdf2Sync('pencil', bytesOf(made.salt), 4096, 64, 'sha512').toString('base64')).toBe(made.saltedPassword)
})

test('each credential has a salt of its own', async () => {
  const made = await Promise.all([1, 2, 3].map(() => newCredential('pencil', 'SCRAM-SHA-256', 4096)))
  expect(new Set(made.map(({ salt }) => salt)).size).toBe(3)
  for (const { salt } of made) expect(bytesOf(salt)).toHaveLength(32)
})

test('generated passwords are 32 letters and digits, each as likely as the next', () => {
  const passwords = Array.from({ length: 2000 }, generatePassword)
  expect(new Set(passwords).size).toBe(2000)
  for (const password of passwords) expect(password).toMatch(/^[2-9A-HJ-NP-Za-km-z]{32}$/)
  const counts = Map.groupBy(passwords.join(''), (char) => char)
  expect(counts.size).toBe(57)
  const expected = (2000 * 32) / 57
  // 57 characters, 64,000 draws: six standard deviations are less than a fifth.
  for (const found of counts.values()) expect(Math.abs(found.length / expected - 1)).toBeLessThan(0.2)
})
