import { describe, expect, test } from 'vitest'
import { type Grant, toGrant } from '@/lib/domain/access/grant'
import { PERMISSIONS } from '@/lib/domain/access/permissions'
import { grantDraftOf, grantFaults, newGrant, writtenGrant } from './grant-draft'

describe('a grant, edited and not changed, stays what it was', () => {
  const grants: Grant[] = [
    toGrant({ permissions: PERMISSIONS }),
    toGrant({ permissions: ['groups:read'], clusters: ['prod-*', 'dev'] }),
    toGrant({ permissions: ['groups:read', 'topics:read'], groups: ['orders-*'] }),
    toGrant({ permissions: ['topics:read'], topics: ['*'], groups: ['orders-*'] }),
  ]
  test.each(grants.map((grant) => [grant]))('%j', (grant) => {
    expect(toGrant(writtenGrant(grantDraftOf(grant, 'g')))).toEqual(grant)
  })
})

describe('what is wrong with a grant', () => {
  test('no permission, no cluster, no name at all', () => {
    expect(grantFaults(newGrant('g'))).toEqual({ 'permissions-g': 'permissions' })
    const limited = { ...newGrant('g'), permissions: ['topics:read'] as const, isEveryCluster: false, isEveryName: false }
    expect(grantFaults(limited)).toEqual({ 'clusters-g': 'clusters', 'topics-g': 'names' })
    expect(grantFaults({ ...limited, clusters: 'a\n', groups: ' b ' })).toEqual({})
  })

  test('more or longer names than there can be', () => {
    const draft = { ...newGrant('g'), permissions: ['topics:read'] as const, isEveryName: false }
    expect(grantFaults({ ...draft, topics: Array.from({ length: 201 }, (_, at) => `t${at}`).join('\n') })).toEqual({ 'topics-g': 'many' })
    expect(grantFaults({ ...draft, groups: 'x'.repeat(250) })).toEqual({ 'groups-g': 'long' })
  })

  test('names that were typed before “every name” was chosen count no longer', () => {
    expect(writtenGrant({ ...newGrant('g'), permissions: ['topics:read'], topics: 'a' })).toEqual({ permissions: ['topics:read'] })
  })
})
