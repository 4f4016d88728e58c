import { expect, test } from 'vitest'
import type { Actor } from '@/lib/domain/access/actor'
import { toGrant } from '@/lib/domain/access/grant'
import type { Permission } from '@/lib/domain/access/permissions'
import { isSeenRow, requireSeenRows } from './visible-changes'

const names = { topics: ['orders-*'], groups: ['orders-*'], principals: ['orders-*'] }
const who = (...more: Permission[]): Actor => ({
  kind: 'user',
  name: 'olga',
  roles: [
    {
      id: 'orders',
      grants: [toGrant({ permissions: ['changes:read', 'topics:read', 'groups:read', ...more], clusters: ['own'], ...names })],
    },
  ],
  scope: null,
})
const bindingOn = (resourceType: string, resourceName: string, principal = 'User:orders-app') => ({
  of: { principal, host: '*', resourceType, resourceName, patternType: 'LITERAL', operation: 'READ', permission: 'ALLOW' },
})

test('rows on topics of others, and bindings on what is theirs, are not seen', () => {
  const seen = (row: Parameters<typeof isSeenRow>[2], by = who()) => isSeenRow(by, 'own', row)
  expect(seen({ of: { topic: 'orders-x', partition: 0 } })).toBe(true)
  expect(seen({ of: { topic: 'payments-x', partition: 0 } })).toBe(false)
  expect(seen({ of: { group: 'orders-app' } })).toBe(true)
  expect(seen(bindingOn('TOPIC', 'orders-x'))).toBe(true)
  expect(seen(bindingOn('TOPIC', '*'))).toBe(true)
  expect(seen(bindingOn('CLUSTER', 'kafka-cluster'))).toBe(true)
  for (const type of ['TOPIC', 'GROUP', 'TRANSACTIONAL_ID']) expect(seen(bindingOn(type, 'payments-x')), type).toBe(false)
})

test('whoever changes the bindings of a user knows what they are on, and of another user’s not', () => {
  const writer = who('acls:write')
  expect(isSeenRow(writer, 'own', bindingOn('TOPIC', 'payments-x'))).toBe(true)
  expect(isSeenRow(writer, 'own', bindingOn('TOPIC', 'payments-x', 'User:payments-app'))).toBe(false)
})

test('what would touch any row that is not seen is refused, in words that name none', () => {
  const rows = ['orders-x', 'payments-x'].map((topic) => ({
    of: { topic, partition: 0 },
    before: null,
    after: null,
    changed: true,
    about: {},
    marks: [],
  }))
  expect(() => requireSeenRows(who(), { rows: rows.slice(0, 1), cluster: 'own' })).not.toThrow()
  expect(() => requireSeenRows(who(), { rows, cluster: 'own' })).toThrow(/^(?!.*payments).*not yours to see/)
})
