import { expect, test } from 'vitest'
import type { RoleItem } from '@/lib/contract/access'
import { toGrant } from '@/lib/domain/access/grant'
import { idOf, roleDraftOf, roleInputOf } from './role-draft'

const role: RoleItem = {
  id: 'orders-dev',
  title: 'Orders team',
  origin: 'console',
  grants: [{ ...toGrant({ permissions: ['groups:read'], groups: ['orders-*'] }) }].map((grant) => ({
    permissions: [...grant.permissions],
    clusters: [...grant.clusters],
    topics: [...grant.topics],
    groups: [...grant.groups],
    transactionalIds: [...grant.transactionalIds],
    principals: [...grant.principals],
  })),
  groups: ['team-orders'],
  edited: null,
  people: [],
  tokens: [],
}
const fresh = { taken: [], isBuiltIn: false }

test('what was there is sent again', () => {
  expect(roleInputOf(roleDraftOf(role), fresh)).toEqual({
    value: {
      title: 'Orders team',
      groups: ['team-orders'],
      grants: [
        {
          permissions: ['groups:read'],
          topics: [],
          groups: ['orders-*'],
          transactionalIds: [],
          principals: [],
        },
      ],
    },
  })
})

test('a new one needs a title, a free id, and something to allow', () => {
  expect(roleInputOf(roleDraftOf(null), fresh)).toEqual({ faults: { id: 'id', title: 'title', 'permissions-0': 'permissions' } })
  const named = { ...roleDraftOf(role), id: 'viewer' }
  expect(roleInputOf(named, { taken: ['viewer'], isBuiltIn: false })).toEqual({ faults: { id: 'taken' } })
})

test('of a built-in role only its groups are sent', () => {
  const draft = { ...roleDraftOf({ ...role, id: 'viewer', title: 'viewer' }), groups: ' everybody \n\neverybody' }
  expect(roleInputOf(draft, { taken: [], isBuiltIn: true })).toEqual({ value: { title: 'viewer', groups: ['everybody'], grants: [] } })
})

test('an id is made of the title', () => {
  expect(idOf(' Orders team (EU) ')).toBe('orders-team-eu')
  expect(idOf('주문')).toBe('')
})
