import { expect, test } from 'vitest'
import { tokenState } from './token-state'

const NOW = Date.parse('2026-11-21T08:00:00Z')
const days = (count: number) => new Date(NOW + count * 86_400_000).toISOString()
const token = (over: Partial<Parameters<typeof tokenState>[0]>) =>
  tokenState({ createdAt: days(-300), lastUsedAt: days(-1), expiresAt: null, isExpired: false, ...over }, NOW)

test.each([
  ['in use', {}, { word: 'inUse', days: 1 }],
  ['unused for a season', { lastUsedAt: days(-90) }, { word: 'unused', days: 90 }],
  ['never used', { lastUsedAt: null }, { word: 'neverUsed', days: 300 }],
  ['over soon, although it is unused too', { lastUsedAt: days(-200), expiresAt: days(7) }, { word: 'expiring', days: 7 }],
  ['not soon', { expiresAt: days(7.1) }, { word: 'inUse' }],
  ['over within the day', { expiresAt: days(0.5) }, { word: 'expiring', days: 0 }],
  ['over', { expiresAt: days(-2.5), isExpired: true }, { word: 'expired', days: 2 }],
  ['over since it was asked for', { expiresAt: days(0) }, { word: 'expired', days: 0 }],
])('a token that is %s', (_, over, state) => {
  expect(token(over)).toMatchObject(state)
})
