import { expect, test } from 'vitest'
import { readSessionCookie, readSessionCookies, writeSessionCookie } from './session-cookie'

test('over https it is bound to this host, over http it has no name that browsers would refuse', () => {
  expect(writeSessionCookie('secret', true)).toBe('__Host-highwater_session=secret; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure')
  expect(writeSessionCookie('secret', false)).toBe('highwater_session=secret; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax')
  expect(writeSessionCookie(null, true)).toMatch(/^__Host-highwater_session=; .*Max-Age=0/)
})

test('what a neighbour or plain http may have set is no session over https', () => {
  expect(readSessionCookie('highwater_session=planted', true)).toBeNull()
  expect(readSessionCookie('highwater_session=planted; __Host-highwater_session=own', true)).toBe('own')
  expect(readSessionCookie('a=b; highwater_session=own', false)).toBe('own')
  expect(readSessionCookie('__Host-highwater_session=', true)).toBeNull()
  expect(readSessionCookie(null, true)).toBeNull()
})

test('whoever signs out ends both', () => {
  expect(readSessionCookies('highwater_session=a; x=y; __Host-highwater_session=b').toSorted()).toEqual(['a', 'b'])
  expect(readSessionCookies(null)).toEqual([])
})
