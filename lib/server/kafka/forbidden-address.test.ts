import { expect, test } from 'vitest'
import { guardedLookup, isForbidden, requireAllowed } from './forbidden-address'

test.each([
  '169.254.169.254',
  '169.254.0.1',
  'fe80::1',
  'febf::1',
  '::ffff:169.254.169.254',
  '[::ffff:169.254.169.254]',
  '::ffff:a9fe:a9fe',
  '::169.254.169.254',
  '::ffff:0:a9fe:a9fe',
  'fe80::1%eth0',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b::6464:64c8',
  '2002:a9fe:a9fe::1',
  'fd00:ec2::254',
  'fd20:ce::254',
  '100.100.100.200',
  '168.63.129.16',
  '2852039166',
  '0xa9fea9fe',
  '0xA9.0xFE.0xa9.0xfe',
  '0251.0376.0251.0376',
  '169.254.43518',
  '169.16689662',
  '169.254.169.254.',
])('%s is never connected to', (address) => {
  expect(isForbidden(address)).toBe(true)
})

test.each([
  '10.0.0.1',
  '127.0.0.1',
  '::1',
  '[::1]',
  '192.168.1.1',
  '169.253.1.1',
  'fd00::1',
  '2130706433',
  'kafka-1',
  'a9fea9fe',
  '',
  'a b',
])('“%s” may be', (address) => {
  expect(isForbidden(address)).toBe(false)
})

test('one forbidden address among those of a name is too many', () => {
  expect(() => requireAllowed(['10.0.0.1', '127.0.0.1'])).not.toThrow()
  expect(() => requireAllowed(['10.0.0.1', '169.254.169.254'])).toThrow(/leads to 169\.254\.169\.254, a link-local or metadata address/)
})

const lookUp = (host: string, all: boolean) =>
  new Promise<unknown>((resolve, reject) => {
    guardedLookup(host, { all }, (error, found) => (error ? reject(error) : resolve(found)))
  })

test('a name is looked up as ever', async () => {
  expect(await lookUp('localhost', true)).toContainEqual({
    address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
    family: expect.any(Number),
  })
  expect(await lookUp('localhost', false)).toMatch(/^(127\.0\.0\.1|::1)$/)
})

test('what only a resolver knows for an address is found out as one', async () => {
  await expect(lookUp('0xa9fea9fe', true)).rejects.toMatchObject({ kafkaError: 'FORBIDDEN_ADDRESS', code: 'FORBIDDEN_ADDRESS' })
  await expect(lookUp('2852039166', false)).rejects.toMatchObject({ kafkaError: 'FORBIDDEN_ADDRESS' })
})
