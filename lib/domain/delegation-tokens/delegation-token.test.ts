import { describe, expect, it } from 'vitest'
import { type DelegationToken, mayRenew, renewedUntilMs } from './delegation-token'

const token: DelegationToken = {
  id: 'a',
  owner: 'User:orders',
  requester: 'User:console',
  renewers: ['User:ops'],
  issuedMs: 0,
  expiresMs: 10,
  maxMs: 100,
}

describe('who may renew a token', () => {
  it.each(['User:orders', 'User:ops'])('%s may', (principal) => {
    expect(mayRenew(token, principal)).toBe(true)
  })
  it('nobody else: not who asked for it, and not a part of a name', () => {
    expect(mayRenew(token, 'User:console')).toBe(false)
    expect(mayRenew(token, 'User:op')).toBe(false)
    expect(mayRenew(token, 'ops')).toBe(false)
  })
})

describe('a renewal', () => {
  it('counts from now', () => expect(renewedUntilMs(token, 20, 30)).toBe(50))
  it('ends with the token', () => expect(renewedUntilMs(token, 20, 300)).toBe(100))
})
