import { expect, test } from 'vitest'
import { guardedLookup, isForbidden } from './forbidden-address'

test.each([
  '169.254.169.254',
  '169.254.0.1',
  'fe80::1',
  'febf::1',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  'fe80::1%eth0',
  '64:ff9b::a9fe:a9fe',
  'fd00:ec2::254',
  '100.100.100.200',
  '168.63.129.16',
])('%s is never connected to', (address) => {
  expect(isForbidden(address)).toBe(true)
})

test.each(['10.0.0.1', '127.0.0.1', '::1', '192.168.1.1', '169.253.1.1', 'fd00::1', 'kafka-1'])('%s may be', (address) => {
  expect(isForbidden(address)).toBe(false)
})

test('a name is looked up as ever', async () => {
  const found = await new Promise<unknown>((resolve, reject) => {
    guardedLookup('localhost', { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)))
  })
  expect(found).toContainEqual({ address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/), family: expect.any(Number) })
})
