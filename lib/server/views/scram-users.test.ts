import { expect, test } from 'vitest'
import { type Actor, withRole } from '@/lib/domain/access/actor'
import { type WrittenGrant, toGrant } from '@/lib/domain/access/grant'
import { READS } from '@/lib/domain/access/permissions'
import { largePicture } from '../test/large-picture'
import { viewerContext } from '../test/viewer-context'
import { getScramUser, listScramUsers } from './scram-users'
import { seenBy } from './seen-by'

const picture = largePicture({ partitions: 20, groups: 0, rounds: 1 })
const binding = { principal: 'User:team-a-app', host: '*', patternType: 'LITERAL', operation: 'READ', permission: 'ALLOW' }
const observer = Object.assign(picture, {
  snapshot: {
    ...picture.snapshot,
    acls: [
      { ...binding, resourceType: 'TOPIC', resourceName: 'topic-0' },
      { ...binding, resourceType: 'CLUSTER', resourceName: 'kafka-cluster' },
    ],
    scramUsers: [
      { user: 'team-a-app', credentials: [{ mechanism: 'SCRAM-SHA-512' as const, iterations: 8192 }] },
      { user: 'team-b-app', credentials: [{ mechanism: 'SCRAM-SHA-512' as const, iterations: 8192 }] },
    ],
  },
})

const limitedTo = (names: Omit<WrittenGrant, 'permissions'>): Actor => ({
  kind: 'user',
  name: 'ada',
  roles: [{ id: 'team-a', grants: [toGrant({ permissions: READS, ...names })] }],
  scope: null,
})
const as = (actor: Actor) => ({ ...viewerContext(observer), actor, observer: seenBy(observer, actor) })
const identity = { principal: null, bootstrap: 'kafka:9092', tls: false }
const getUser = (actor: Actor) => getScramUser(as(actor), identity, 'team-a-app', () => Promise.resolve(null))

test('whoever sees everything is told that it is all', async () => {
  const viewer = withRole('user', 'v', 'viewer')
  expect(listScramUsers(as(viewer), identity, { limit: 10 })).toMatchObject({ isPartial: false, total: 2 })
  expect(await getUser(viewer)).toMatchObject({ isPartial: false, bindings: [{}, {}] })
})

test.each([
  ['topics', { principals: ['team-a-*'], groups: ['*'], transactionalIds: ['*'] }, 1],
  ['principals', { principals: ['team-a-*'], topics: ['*'], groups: ['*'], transactionalIds: ['*'] }, 2],
])('whoever does not see all %s is told that bindings may be hidden', async (_, names, bindings) => {
  const actor = limitedTo(names)
  expect(listScramUsers(as(actor), identity, { limit: 10 })).toMatchObject({ isPartial: true, total: 1, items: [{ bindings }] })
  const user = await getUser(actor)
  expect(user?.isPartial).toBe(true)
  expect(user?.bindings).toHaveLength(bindings)
})
