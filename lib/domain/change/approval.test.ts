import { describe, expect, it } from 'vitest'
import { neededApproval, whyNotTheOther } from './approval'

const HOUR_MS = 3_600_000
const rules = [
  { kinds: ['topic.delete', 'group.*'], by: 1, expiresHours: 24 },
  { kinds: ['group.delete'], by: 2, expiresHours: 48 },
]

describe('what waits for another person', () => {
  it('is what a rule names, by itself or by a pattern', () => {
    expect(neededApproval(rules, ['topic.delete'])).toEqual({ by: 1, waitMs: 24 * HOUR_MS })
    expect(neededApproval(rules, ['group.reset-offsets'])).toEqual({ by: 1, waitMs: 24 * HOUR_MS })
    expect(neededApproval(rules, ['topic.create'])).toBeNull()
    expect(neededApproval([], ['topic.delete'])).toBeNull()
  })

  it('of several rules waits for the most people, for the shortest time', () => {
    expect(neededApproval(rules, ['group.delete'])).toEqual({ by: 2, waitMs: 24 * HOUR_MS })
  })

  it('is an undo too, where what it undoes had to wait', () => {
    expect(neededApproval(rules, ['topic.configure', 'group.reset-offsets'])).toEqual({ by: 1, waitMs: 24 * HOUR_MS })
  })
})

describe('the other person', () => {
  const user = (name: string) => ({ kind: 'user', person: name }) as const
  const tokenOf = (person: string) => ({ kind: 'token', person }) as const

  it('is anybody but who proposed it', () => {
    expect(whyNotTheOther(user('ben'), user('anna'), [])).toBeNull()
    expect(whyNotTheOther(user('anna'), user('anna'), [])).toBe('proposer')
  })

  it('is not who made the token that proposed it', () => {
    expect(whyNotTheOther(user('anna'), tokenOf('anna'), [])).toBe('proposers-token')
    expect(whyNotTheOther(user('ben'), tokenOf('anna'), [])).toBeNull()
  })

  it('is never a token, whoever made it, and never nobody', () => {
    expect(whyNotTheOther(tokenOf('anna'), user('anna'), [])).toBe('token')
    expect(whyNotTheOther(tokenOf('ben'), user('anna'), [])).toBe('token')
    expect(whyNotTheOther({ kind: 'anonymous', person: 'anonymous' }, user('anna'), [])).toBe('nobody')
  })

  it('counts once', () => {
    expect(whyNotTheOther(user('ben'), user('anna'), ['ben'])).toBe('approved-already')
    expect(whyNotTheOther(user('cleo'), user('anna'), ['ben'])).toBeNull()
  })
})
