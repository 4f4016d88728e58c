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
  const limits = { maxMs: 100, longestMs: 40 }
  it('counts from now', () => expect(renewedUntilMs(limits, 20, 30)).toBe(50))
  it('is for no longer than the brokers renew for', () => expect(renewedUntilMs(limits, 20, 300)).toBe(60))
  it('ends with the token', () => expect(renewedUntilMs(limits, 70, 300)).toBe(100))
  it('is taken as asked where the brokers do not tell', () => expect(renewedUntilMs({ ...limits, longestMs: null }, 20, 70)).toBe(90))
})
