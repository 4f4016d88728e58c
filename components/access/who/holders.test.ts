import { expect, test } from 'vitest'
import type { RoleItem } from '@/lib/contract/access'
import { toGrant } from '@/lib/domain/access/grant'
import { holdersOf } from './holders'

const role = (id: string, groups: string[]): RoleItem => {
  const grant = toGrant({ permissions: ['groups:read'] })
  const lists = { topics: [...grant.topics], groups: [...grant.groups], transactionalIds: [...grant.transactionalIds] }
  const grants = [{ permissions: [...grant.permissions], clusters: [...grant.clusters], ...lists, principals: [...grant.principals] }]
  return { id, title: id, origin: 'console', grants, groups, edited: null, people: [], tokens: [] }
}
const at = '2026-11-21T08:00:00.000Z'
const token = { id: '1', name: 'ci', role: 'a', createdBy: 'anna', createdAt: at, lastUsedAt: null, scope: null, expiresAt: null }

test('people, groups and tokens, each with the roles they hold', () => {
  const holders = holdersOf({
    roles: [role('a', ['everybody', 'team']), role('b', ['team'])],
    users: [
      { id: '2', name: 'jonas', role: 'a, b', createdAt: at, groups: ['team'], lastSignInAt: null },
      { id: '1', name: 'anna', role: 'a', createdAt: at, groups: null, lastSignInAt: null },
    ],
    tokens: [
      { ...token, isExpired: false },
      { ...token, id: '2', name: 'old', isExpired: true },
    ],
  })
  expect(holders.map(({ kind, name, roles }) => [kind, name, ...roles.map(({ id }) => id)])).toEqual([
    ['person', 'anna', 'a'],
    ['person', 'jonas', 'a', 'b'],
    ['group', 'everybody', 'a'],
    ['group', 'team', 'a', 'b'],
    ['token', 'ci', 'a'],
  ])
})

test('somebody whose role is no longer there holds none', () => {
  const [anna] = holdersOf({
    roles: [],
    users: [{ id: '1', name: 'anna', role: 'gone', createdAt: at, groups: null, lastSignInAt: null }],
    tokens: [],
  })
  expect(anna?.roles).toEqual([])
})
