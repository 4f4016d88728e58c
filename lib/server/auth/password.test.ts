import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password'

test('a password is verified against its own hash only, and salted', async () => {
  const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
  expect(one).toMatch(/^scrypt:32768:8:1:[\w-]{22}:[\w-]{43}$/)
  expect(one).not.toBe(two)
  expect(await verifyPassword('correct horse', one)).toBe(true)
  expect(await verifyPassword('correct horsf', one)).toBe(false)
  expect(await verifyPassword('', null)).toBe(false)
})

test('the same letters typed on another keyboard are the same password', async () => {
  expect(await verifyPassword('caf\u0065\u0301 au lait', await hashPassword('caf\u00e9 au lait'))).toBe(true)
})
