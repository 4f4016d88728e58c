import { describe, expect, test } from 'vitest'
import { aclCommands } from './acl-commands'
import { type HasRight, consoleRights, missingBindings } from './console-rights'
import { commonPrefix, scopeOfBindings, scopeOfPrefix } from './rights-scope'

const everything: HasRight = () => true
const stateOf = (has: HasRight, id: string, scope = scopeOfPrefix('')) => consoleRights(scope, has).find((one) => one.id === id)?.state
const without =
  (resourceType: string, operation: string): HasRight =>
  (right) =>
    !(right.resourceType === resourceType && right.operation === operation)

describe('what the console can show and do', () => {
  test('is all there for a user with every right', () => {
    const all = consoleRights(scopeOfPrefix(''), everything)
    expect(all.filter(({ state }) => state !== 'granted')).toEqual([])
    expect(missingBindings(all, ['see', 'read', 'change'])).toEqual([])
  })

  test('lacks what needs a right that is missing, and nothing else', () => {
    const lacking = consoleRights(scopeOfPrefix(''), without('CLUSTER', 'DESCRIBE')).filter(({ state }) => state === 'lacking')
    expect(lacking.map(({ id }) => id)).toEqual(['log-dirs', 'quorum', 'acls', 'scram-users'])
    expect(missingBindings(lacking, ['see'])).toEqual([
      { resourceType: 'CLUSTER', resourceName: 'kafka-cluster', patternType: 'LITERAL', operation: 'DESCRIBE' },
    ])
  })

  test('is unknown where Kafka does not say, but never where one part is known to be missing', () => {
    expect(stateOf(() => null, 'lag')).toBe('unknown')
    expect(stateOf(({ resourceType }) => (resourceType === 'GROUP' ? null : false), 'lag')).toBe('lacking')
    expect(
      missingBindings(
        consoleRights(scopeOfPrefix(''), () => null),
        ['see', 'read', 'change'],
      ),
    ).toEqual([])
  })

  test('a topic can be created by the right to it, or by that to the cluster', () => {
    expect(stateOf(without('TOPIC', 'CREATE'), 'create-topic')).toBe('granted')
    expect(stateOf(without('CLUSTER', 'CREATE'), 'create-topic')).toBe('granted')
    expect(stateOf(({ operation }) => operation !== 'CREATE', 'create-topic')).toBe('lacking')
  })

  test('commits of all groups are one topic, whatever prefix the user is limited to', () => {
    const read = consoleRights(scopeOfPrefix('reports.'), () => false).find(({ id }) => id === 'commits-at-once')
    expect(read?.missing).toEqual([
      { resourceType: 'TOPIC', resourceName: '__consumer_offsets', patternType: 'LITERAL', operation: 'READ' },
    ])
  })
})

describe('commands', () => {
  const to = { principal: 'User:team-reports', bootstrap: 'kafka-1:9092' }

  test('grant all that is missing of one resource at once, within the prefix', () => {
    const none = consoleRights(scopeOfPrefix('reports.'), () => false)
    expect(aclCommands(missingBindings(none, ['see']), to)).toEqual([
      'kafka-acls.sh --bootstrap-server kafka-1:9092 --add --allow-principal User:team-reports --operation Describe --operation DescribeConfigs --cluster',
      'kafka-acls.sh --bootstrap-server kafka-1:9092 --add --allow-principal User:team-reports --operation Describe --group reports. --resource-pattern-type prefixed',
      'kafka-acls.sh --bootstrap-server kafka-1:9092 --add --allow-principal User:team-reports --operation Describe --operation DescribeConfigs --topic reports. --resource-pattern-type prefixed',
      'kafka-acls.sh --bootstrap-server kafka-1:9092 --add --allow-principal User:team-reports --operation Describe --transactional-id reports. --resource-pattern-type prefixed',
    ])
  })

  test('are quoted for a shell', () => {
    const right = { resourceType: 'TOPIC', resourceName: '*', patternType: 'LITERAL', operation: 'READ' } as const
    expect(aclCommands([right], { ...to, principal: 'User:CN=console,O=Acme Inc' })).toEqual([
      "kafka-acls.sh --bootstrap-server kafka-1:9092 --add --allow-principal 'User:CN=console,O=Acme Inc' --operation Read --topic '*'",
    ])
  })
})

describe('the names a user is meant for', () => {
  const binding = (resourceType: string, resourceName: string, more: object = {}) => ({
    principal: 'User:a',
    host: '*',
    resourceType,
    resourceName,
    patternType: 'PREFIXED',
    operation: 'DESCRIBE',
    permission: 'ALLOW',
    ...more,
  })
  const reports = [{ patternType: 'PREFIXED', name: 'reports.' }]
  const every = [{ patternType: 'LITERAL', name: '*' }]

  test('are those of its bindings, and a kind without one is as the others are', () => {
    expect(scopeOfBindings([binding('TOPIC', 'reports.')], 'User:a')).toEqual({
      topics: reports,
      groups: reports,
      transactionalIds: reports,
    })
    const both = [binding('TOPIC', 'reports.'), binding('GROUP', '*', { patternType: 'LITERAL' })]
    expect(scopeOfBindings(both, 'User:a')).toMatchObject({ topics: reports, groups: every })
  })

  test('are not those of others, of a DENY, or of a right that shows nothing', () => {
    const others = [
      binding('TOPIC', 'a', { principal: 'User:b' }),
      binding('TOPIC', 'b', { permission: 'DENY' }),
      binding('TOPIC', 'c', { operation: 'CREATE' }),
      binding('CLUSTER', 'kafka-cluster', { patternType: 'LITERAL' }),
      binding('TOPIC', '__consumer_offsets', { patternType: 'LITERAL', operation: 'READ' }),
    ]
    expect(scopeOfBindings(others, 'User:a')).toBeNull()
    expect(scopeOfBindings([binding('TOPIC', 'd.', { principal: 'User:*' })], 'User:a')?.topics).toEqual([
      { patternType: 'PREFIXED', name: 'd.' },
    ])
  })

  test('name what lies within a prefix once', () => {
    const nested = [
      binding('TOPIC', 'reports.'),
      binding('TOPIC', 'reports.daily', { patternType: 'LITERAL' }),
      binding('TOPIC', 'reports.eu.'),
    ]
    expect(scopeOfBindings(nested, 'User:a')?.topics).toEqual(reports)
  })

  test.each([
    [['reports.daily', 'reports.reader'], 'reports.'],
    [['reports.daily', '__consumer_offsets'], 'reports.'],
    [['team-a.x', 'team-b.y'], 'team-'],
    [['orders', 'payments'], null],
    [['orders'], null],
    [[], null],
  ])('are guessed from %j as %j', (names, prefix) => {
    expect(commonPrefix(names)).toBe(prefix)
  })
})
