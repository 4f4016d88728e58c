import { expect, test } from 'vitest'
import { addressHeader, clientAddress, noteAddress } from './client-address'

const seenAs = (remoteAddress: string | undefined, forwarded: string | undefined, isProxyTrusted: boolean) => {
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  noteAddress({ headers, socket: { remoteAddress } as never }, isProxyTrusted)
  return clientAddress(new Headers(headers))
}

test('without a trusted proxy the socket says where a request comes from, whatever its headers say', () => {
  expect(seenAs('192.0.2.7', undefined, false)).toBe('192.0.2.7')
  expect(seenAs('192.0.2.7', '10.9.9.9', false)).toBe('192.0.2.7')
  expect(seenAs('::ffff:192.0.2.7', '10.9.9.9', false)).toBe('192.0.2.7')
  expect(seenAs('fe80::1%eth0', undefined, false)).toBe('fe80::1')
  expect(seenAs(undefined, '10.9.9.9', false)).toBe('unknown')
})

test('a trusted proxy says it, with its last word; who comes past it, the socket', () => {
  expect(seenAs('127.0.0.1', '10.9.9.9, 198.51.100.4', true)).toBe('198.51.100.4')
  expect(seenAs('127.0.0.1', '198.51.100.4:5012', true)).toBe('198.51.100.4')
  expect(seenAs('127.0.0.1', '[2001:db8::5]:443', true)).toBe('2001:db8::5')
  expect(seenAs('127.0.0.1', '2001:db8::5', true)).toBe('2001:db8::5')
  expect(seenAs('192.0.2.7', undefined, true)).toBe('192.0.2.7')
})

test('what is no address is none', () => {
  for (const word of ['', 'unknown', 'x'.repeat(16_000), '10.0.0.1\u00e9', '1.2.3', '10.0.0.1, _hidden']) {
    expect(seenAs('127.0.0.1', word, true), word).toBe('unknown')
  }
})

test('what has not been at the gate has no address, and nobody outside knows how it tells of one', () => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': '10.0.0.1' }))).toBe('unknown')
  expect(addressHeader()).toMatch(/^x-highwater-address-[\da-f-]{36}$/)
  const headers: Record<string, string> = { [addressHeader()]: '10.0.0.1' }
  noteAddress({ headers, socket: { remoteAddress: '192.0.2.7' } as never }, false)
  expect(clientAddress(new Headers(headers))).toBe('192.0.2.7')
})
