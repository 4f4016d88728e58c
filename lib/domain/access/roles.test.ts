import { describe, expect, test } from 'vitest'
import { can, permissionsOf, seesEvery, visible, withRole } from './actor'
import { type Grant, toGrant } from './grant'
import { OPERATES, PERMISSIONS, READS, type Resource } from './permissions'
import { BUILT_IN_ROLE_IDS, BUILT_IN_ROLES, builtInRolesWith, likeBuiltIn } from './roles'
import { elsewhere, needsOf, whyNot } from './why-not'

const CONSOLE: Resource = { cluster: null, type: 'console', name: '' }
const on = (type: Resource['type'], name: string, cluster = 'prod'): Resource => ({ cluster, type, name })
const somebody = (grants: Grant[], scope: Grant | null = null) => ({
  kind: 'user' as const,
  name: 'v',
  roles: [{ id: 'orders-dev', grants }],
  scope,
})

describe('built-in roles', () => {
  const heldBy = (id: (typeof BUILT_IN_ROLE_IDS)[number]) => permissionsOf({ roles: [BUILT_IN_ROLES[id]], scope: null })

  test('each holds all that the one before it holds', () => {
    for (const [index, id] of BUILT_IN_ROLE_IDS.entries()) {
      const lesser = BUILT_IN_ROLE_IDS[index - 1]
      if (lesser) expect(heldBy(id)).toEqual(expect.arrayContaining(heldBy(lesser)))
    }
  })

  test('the admin may do everything, the viewer nothing but read', () => {
    expect(heldBy('admin')).toEqual(PERMISSIONS)
    expect(heldBy('viewer').every((permission) => permission.endsWith(':read'))).toBe(true)
  })

  test('visible leaves out what the actor may not know of', () => {
    const viewer = withRole('user', 'v', 'viewer')
    expect(visible(viewer, 'users:write', ['a', 'b'], () => CONSOLE)).toEqual([])
    expect(can(viewer, 'groups:read', CONSOLE)).toBe(true)
  })

  test('who may, and who is like whom', () => {
    expect(builtInRolesWith('offsets:write')).toEqual(['operator', 'admin'])
    expect(likeBuiltIn(READS)).toBe('viewer')
    expect(likeBuiltIn([...READS, 'offsets:write'])).toBe('operator')
    expect(likeBuiltIn(PERMISSIONS)).toBe('admin')
  })
})

describe('a grant', () => {
  const reads = toGrant({
    permissions: [...READS, ...OPERATES],
    clusters: ['prod', 'dev-*'],
    topics: ['orders.*'],
    groups: ['orders-*', 'billing'],
  })
  const dev = somebody([reads])

  test.each([
    ['topic', 'orders.eu', 'prod', true],
    ['topic', 'orders', 'prod', false],
    ['topic', 'Orders.eu', 'prod', false],
    ['topic', 'orders.eu', 'dev-7', true],
    ['topic', 'orders.eu', 'test', false],
    ['group', 'billing', 'prod', true],
    ['group', 'billing2', 'prod', false],
    ['transactional-id', 'orders-1', 'prod', false],
    ['user', 'svc-orders', 'prod', false],
    ['cluster', 'prod', 'prod', true],
    ['cluster', 'test', 'test', false],
    ['broker', '1', 'prod', true],
  ] as const)('%s %s in %s: %s', (type, name, cluster, may) => {
    expect(can(dev, 'topics:read', on(type, name, cluster))).toBe(may)
  })

  test('that names nothing covers every name; one that names any covers only those', () => {
    expect(toGrant({ permissions: ['topics:read'] })).toMatchObject({ clusters: ['*'], topics: ['*'], principals: ['*'] })
    expect(toGrant({ permissions: ['topics:read'], groups: ['a'] })).toMatchObject({ topics: [], groups: ['a'], principals: [] })
  })

  test('that is limited administers nothing of the console itself', () => {
    const limited = somebody([toGrant({ permissions: PERMISSIONS, clusters: ['prod'] })])
    for (const permission of ['users:write', 'tokens:write', 'roles:write', 'clusters:write', 'audit:read'] as const) {
      expect(can(limited, permission, CONSOLE)).toBe(false)
      expect(can(withRole('user', 'a', 'admin'), permission, CONSOLE)).toBe(true)
    }
    expect(can(limited, 'boards:write', CONSOLE)).toBe(true)
  })

  test('adds to others and takes nothing away', () => {
    const both = somebody([reads, toGrant({ permissions: ['topics:read'] })])
    expect(can(both, 'topics:read', on('topic', 'other'))).toBe(true)
    expect(can(both, 'topics:write', on('topic', 'other'))).toBe(false)
    expect(seesEvery(both, 'topics:read', 'prod', 'topics')).toBe(true)
    expect(seesEvery(both, 'groups:read', 'prod', 'groups')).toBe(false)
  })
})

describe('a token’s scope', () => {
  const scope = toGrant({ permissions: ['groups:read', 'offsets:write'], groups: ['orders-*'] })
  const token = { ...withRole('token', 'deploy', 'operator'), scope }

  test('narrows its role and never widens it', () => {
    expect(can(token, 'offsets:write', on('group', 'orders-a'))).toBe(true)
    expect(can(token, 'offsets:write', on('group', 'billing'))).toBe(false)
    expect(can(token, 'topics:write', on('topic', 'orders'))).toBe(false)
    expect(permissionsOf(token)).toEqual(['groups:read', 'offsets:write'])
    expect(can({ ...withRole('token', 'deploy', 'viewer'), scope }, 'offsets:write', on('group', 'orders-a'))).toBe(false)
  })

  test('is named where it is the reason', () => {
    expect(whyNot(token, 'offsets:write', on('group', 'billing'))).toContain('limited to')
    expect(whyNot(token, 'users:write', CONSOLE)).toContain('operator')
  })
})

describe('why not', () => {
  const offsets = toGrant({ permissions: ['offsets:write'], clusters: ['prod'], groups: ['orders-*'] })

  test('is told apart: not at all, not in this cluster, not with this name', () => {
    expect(elsewhere(somebody([offsets]), 'topics:write', on('topic', 'a'))).toEqual({ holds: 'nowhere' })
    expect(elsewhere(somebody([offsets]), 'offsets:write', on('group', 'orders-a', 'test'))).toEqual({
      holds: 'clusters',
      patterns: ['prod'],
    })
    expect(elsewhere(somebody([offsets, offsets]), 'offsets:write', on('group', 'billing'))).toEqual({
      holds: 'names',
      patterns: ['orders-*'],
    })
    expect(elsewhere(somebody([offsets]), 'users:write', CONSOLE)).toEqual({ holds: 'nowhere' })
  })

  test('what is needed is asked of the cluster where there is no name to it', () => {
    expect(needsOf('brokers:write', on('broker', '1'))).toEqual({
      permission: 'brokers:write',
      cluster: 'prod',
      type: 'cluster',
      name: 'prod',
    })
    expect(needsOf('users:write', CONSOLE)).toEqual({ permission: 'users:write', cluster: null, type: 'cluster', name: '' })
    expect(needsOf('offsets:write', on('group', 'a'))).toEqual({ permission: 'offsets:write', cluster: 'prod', type: 'group', name: 'a' })
  })
})

describe('a quota that is no named user’s', () => {
  const holding = (principals: string[]) => somebody([toGrant({ permissions: ['quotas:write'], principals })])

  test('takes a role that covers every principal, whatever the quota is called', () => {
    const quota = on('quota', 'clients/team-a')
    expect(can(holding(['*']), 'quotas:write', quota)).toBe(true)
    expect(can(holding(['team-*', 'clients/*']), 'quotas:write', quota)).toBe(false)
    expect(can(holding(['team-*']), 'quotas:write', on('user', 'team-a'))).toBe(true)
    expect(needsOf('quotas:write', quota)).toEqual({ permission: 'quotas:write', cluster: 'prod', type: 'user', name: '*' })
  })
})
