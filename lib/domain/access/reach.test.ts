import { describe, expect, test } from 'vitest'
import { gapsOf } from './gaps'
import { toGrant } from './grant'
import { PERMISSION_GROUPS, namesAskedBy, permissionsOn } from './permission-names'
import { PERMISSIONS, type Resource } from './permissions'
import { heldOn, reachesAny } from './reach'
import { BUILT_IN_ROLES } from './roles'

const prod: Resource = { cluster: 'prod', type: 'cluster', name: 'prod' }
const orders = {
  id: 'orders-dev',
  grants: [toGrant({ permissions: ['groups:read', 'offsets:write', 'topics:read'], clusters: ['prod*'], groups: ['orders-*'] })],
}
const { viewer, admin } = BUILT_IN_ROLES
const ids = (roles: readonly { id: string }[]) => roles.map(({ id }) => id)

describe('how far a permission reaches', () => {
  test('in a cluster: all names, some, or none that the grant names', () => {
    expect(heldOn({ roles: [viewer], scope: null }, 'groups:read', prod).reach).toBe('all')
    expect(heldOn({ roles: [orders], scope: null }, 'groups:read', prod).reach).toBe('some')
    expect(heldOn({ roles: [orders], scope: null }, 'topics:read', prod).reach).toBe('none')
    expect(heldOn({ roles: [orders], scope: null }, 'groups:read', { ...prod, cluster: 'test' }).reach).toBe('none')
  })

  test('on one name: yes or no', () => {
    const on = (name: string): Resource => ({ cluster: 'prod', type: 'group', name })
    expect(heldOn({ roles: [orders], scope: null }, 'offsets:write', on('orders-a')).reach).toBe('all')
    expect(heldOn({ roles: [orders], scope: null }, 'offsets:write', on('billing')).reach).toBe('none')
  })

  test('names the roles that give it, the furthest first', () => {
    const held = heldOn({ roles: [orders, viewer], scope: null }, 'groups:read', prod)
    expect([held.reach, ids(held.by)]).toEqual(['all', ['viewer', 'orders-dev']])
    expect(ids(heldOn({ roles: [orders, viewer], scope: null }, 'offsets:write', prod).by)).toEqual(['orders-dev'])
  })

  test('a token’s limits narrow what its role gives, and are told', () => {
    const scope = toGrant({ permissions: ['groups:read'], groups: ['orders-*'] })
    const held = heldOn({ roles: [admin], scope }, 'groups:read', prod)
    expect([held.reach, held.isLimited, ids(held.by)]).toEqual(['some', true, ['admin']])
    expect(heldOn({ roles: [admin], scope }, 'offsets:write', prod)).toMatchObject({ reach: 'none', isLimited: true })
    expect(heldOn({ roles: [admin], scope: null }, 'offsets:write', prod)).toMatchObject({ reach: 'all', isLimited: false })
  })

  test('of the console itself: only without limits', () => {
    const limited = { id: 'half', grants: [toGrant({ permissions: PERMISSIONS, clusters: ['prod'] })] }
    expect(heldOn({ roles: [limited], scope: null }, 'users:write', prod).reach).toBe('none')
    expect(heldOn({ roles: [limited], scope: null }, 'boards:write', prod).reach).toBe('all')
    expect(heldOn({ roles: [admin], scope: null }, 'users:write', prod).reach).toBe('all')
  })

  test('somebody with one pattern of groups has nothing to see among topics', () => {
    expect(reachesAny({ roles: [orders], scope: null }, 'groups:read', 'prod-eu')).toBe(true)
    expect(reachesAny({ roles: [orders], scope: null }, 'topics:read', 'prod-eu')).toBe(false)
    expect(reachesAny({ roles: [orders], scope: null }, 'brokers:read', 'prod-eu')).toBe(false)
  })
})

describe('permissions', () => {
  test('each is in exactly one group', () => {
    expect(Object.values(PERMISSION_GROUPS).flat().toSorted()).toEqual(PERMISSIONS.toSorted())
  })

  test('what can be asked of a group is what looks up groups', () => {
    expect(permissionsOn('group')).toEqual(['groups:read', 'offsets:write', 'groups:write'])
    expect(permissionsOn('user')).toEqual(['principals:read', 'scram:write', 'acls:write', 'quotas:write', 'delegation-tokens:write'])
    expect(permissionsOn('cluster')).not.toContain('users:write')
    expect(permissionsOn('console')).toContain('users:write')
    expect(namesAskedBy('brokers:read')).toBeNull()
  })
})

describe('what a role cannot do without', () => {
  const gaps = (...permissions: (typeof PERMISSIONS)[number][]) => gapsOf([toGrant({ permissions })])

  test('clusters for whatever is in them, changes for whatever is written', () => {
    expect(gaps('topics:read')).toEqual(['clusters:read'])
    expect(gaps('clusters:read', 'groups:read')).toEqual([])
    expect(gaps('clusters:read', 'groups:read', 'offsets:write')).toEqual(['changes:read'])
    expect(gaps('clusters:read', 'brokers:read', 'brokers:write')).toEqual(['changes:read'])
    expect(gaps('boards:write', 'users:write')).toEqual([])
    expect(gapsOf(BUILT_IN_ROLES.operator.grants)).toEqual([])
  })
})
