import { expect, test } from 'vitest'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { type Named, toGrant } from '@/lib/domain/access/grant'
import { matchesAny } from '@/lib/domain/names/pattern'
import { largePicture } from '../test/large-picture'
import { topicState } from '../test/snapshot-fixtures'
import { restrictedSnapshot } from './restricted-snapshot'

const { snapshot } = largePicture({ partitions: 0, groups: 0, rounds: 0 })

/** The resources on which bindings of `User:app` are left, for somebody who may see these names. */
function seen(limits: Partial<Record<Named, readonly string[]>>, bindings: readonly Partial<AclBinding>[], topics: string[] = []) {
  const grant = toGrant({ permissions: [], principals: ['app'], ...limits })
  const whole = {
    ...snapshot,
    topics: new Map(topics.map((name) => [name, topicState(name, [])])),
    acls: bindings.map((binding): AclBinding => ({ ...anyOf('TOPIC', ''), ...binding })),
  }
  return restrictedSnapshot(whole, (of, name) => matchesAny(name, grant[of])).acls?.map(({ resourceName }) => resourceName)
}

const anyOf = (resourceType: string, resourceName: string, patternType = 'LITERAL'): AclBinding => ({
  principal: 'User:app',
  host: '*',
  resourceType,
  resourceName,
  patternType,
  operation: 'ALL',
  permission: 'ALLOW',
})
const prefixOf = (resourceType: string, resourceName: string) => anyOf(resourceType, resourceName, 'PREFIXED')

test.each([
  ['TOPIC', 'topics'],
  ['GROUP', 'groups'],
  ['TRANSACTIONAL_ID', 'transactionalIds'],
] as const)('a prefix of %s is seen by whoever may see all names that begin so, though there is none yet', (type, of) => {
  const bindings = ['app-', 'app-eu.', 'ap', 'other-', '*'].map((name) => prefixOf(type, name))
  expect(seen({ [of]: ['app-*'] }, bindings)).toEqual(['app-', 'app-eu.', '*'])
  expect(seen({ [of]: ['*'] }, bindings)).toHaveLength(5)
  // A pattern that some of them match covers not all.
  expect(seen({ [of]: ['app-*-eu', 'app-'] }, bindings)).toEqual(['*'])
})

test('a prefix that reaches beyond what may be seen is seen where something seen begins with it', () => {
  expect(seen({ topics: ['app-*'] }, [prefixOf('TOPIC', 'ap'), prefixOf('TOPIC', 'o')], ['app-1', 'orders'])).toEqual(['ap'])
})

test('a binding on a user is seen with that user, one on a token by whoever sees every principal', () => {
  const bindings = [
    anyOf('USER', 'User:app'),
    anyOf('USER', 'User:other'),
    prefixOf('USER', 'User:app'),
    prefixOf('USER', 'Us'),
    anyOf('DELEGATION_TOKEN', 'b3JkZXJz'),
  ]
  expect(seen({}, bindings)).toEqual(['User:app'])
  expect(seen({ principals: ['app*'] }, bindings)).toEqual(['User:app', 'User:app'])
  expect(seen({ principals: ['*'] }, bindings)).toHaveLength(5)
})

test('quotas of a user that is seen are seen whole: of it alone, and with any client id', () => {
  const quotas = [
    { entity: { user: 'app' }, values: {} },
    { entity: { user: 'app', clientId: 'etl' }, values: {} },
    { entity: { user: 'app', clientId: null }, values: {} },
    { entity: { clientId: 'etl' }, values: {} },
  ]
  const left = restrictedSnapshot({ ...snapshot, quotas }, (of, name) => of === 'principals' && name === 'app').quotas
  expect(left).toEqual(quotas.slice(0, 3))
})
