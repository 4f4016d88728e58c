import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AclBinding } from './acl-binding'
import { type KnownOnCluster, aclFindings } from './acl-findings'
import { ACL_OPERATIONS } from './acl-words'
import { decideAccess } from './decide-access'

const binding: AclBinding = {
  principal: 'User:ann',
  host: '*',
  resourceType: 'TOPIC',
  resourceName: 'orders',
  patternType: 'LITERAL',
  operation: 'READ',
  permission: 'ALLOW',
}
const known: KnownOnCluster = {
  topics: ['orders', 'payments.eu'],
  groups: ['readers'],
  transactionalIds: null,
  scramUsers: null,
  isScramOnly: true,
  superUsers: null,
  allowEveryone: false,
  hiding: [],
}

function found(bindings: readonly AclBinding[], change: Partial<KnownOnCluster> = {}): string[] {
  return aclFindings(bindings, { ...known, ...change }).map(({ kind, principal, binding: of, by }) =>
    [kind, of ? of.resourceName : principal, ...(by ? [`by ${by.principal} ${by.resourceName}`] : [])].join(' '),
  )
}

test('a binding that no name there is begins with or equals matches nothing', () => {
  const prefixed = { ...binding, patternType: 'PREFIXED' }
  expect(found([binding, { ...prefixed, resourceName: 'pay' }])).toEqual([])
  expect(found([{ ...prefixed, resourceName: 'payments.eu' }])).toEqual([])
  expect(found([{ ...binding, resourceName: 'order' }])).toEqual(['matches-nothing order'])
  expect(
    found([
      { ...prefixed, resourceName: 'payments.us' },
      { ...prefixed, resourceName: 'z' },
    ]),
  ).toHaveLength(2)
  expect(found([{ ...binding, resourceType: 'GROUP', resourceName: 'writers' }])).toEqual(['matches-nothing writers'])
})

test('nothing is said of names that are not known', () => {
  expect(found([{ ...binding, resourceType: 'TRANSACTIONAL_ID', resourceName: 'tx' }])).toEqual([])
  expect(found([{ ...binding, resourceType: 'GROUP', resourceName: 'writers' }], { groups: null })).toEqual([])
  expect(found([{ ...binding, resourceType: 'CLUSTER', resourceName: 'kafka-cluster' }])).toEqual([])
  const elsewhere = { ...binding, resourceName: 'of-others' }
  expect(found([elsewhere], { topics: null })).toEqual([])
  expect(found([elsewhere])).toEqual(['matches-nothing of-others'])
})

test('what a denial hides from the console may be there', () => {
  const denial = { ...binding, permission: 'DENY', operation: 'DESCRIBE', resourceName: 'secret.', patternType: 'PREFIXED' }
  const unused = (name: string, patternType = 'LITERAL') =>
    found([{ ...binding, resourceName: name, patternType }], { hiding: [denial] }).length > 0
  expect(['secret.keys', 'secrets'].map((name) => unused(name))).toEqual([false, true])
  expect(['sec', 'secret.keys.', 'public'].map((name) => unused(name, 'PREFIXED'))).toEqual([false, false, true])
  const literal = { ...denial, resourceName: 'hidden', patternType: 'LITERAL' }
  expect(found([{ ...binding, resourceName: 'hidden' }], { hiding: [literal] })).toEqual([])
  expect(found([{ ...binding, resourceName: 'hid', patternType: 'PREFIXED' }], { hiding: [literal] })).toEqual([])
  expect(found([{ ...binding, resourceType: 'GROUP', resourceName: 'hidden' }], { hiding: [literal] })).toEqual(['matches-nothing hidden'])
})

test('that a user may do nothing depends on what Kafka may keep to itself, and is no finding where everybody may do something', () => {
  const unlessOf = (change: Partial<KnownOnCluster>) =>
    aclFindings([binding], { ...known, scramUsers: ['ann', 'root'], ...change }).map(({ kind, unless }) => [kind, ...unless])
  expect(unlessOf({ superUsers: [], allowEveryone: false })).toEqual([['user-without-acls']])
  expect(unlessOf({ superUsers: null, allowEveryone: false })).toEqual([['user-without-acls', 'super-user']])
  expect(unlessOf({ superUsers: null, allowEveryone: null })).toEqual([['user-without-acls', 'super-user', 'everyone-allowed']])
  expect(unlessOf({ superUsers: [], allowEveryone: null })).toEqual([['user-without-acls', 'everyone-allowed']])
  expect(unlessOf({ superUsers: ['User:root'], allowEveryone: null })).toEqual([])
  expect(unlessOf({ superUsers: [], allowEveryone: true })).toEqual([])
})

test('credentials and rights are held against each other only where every user has a SCRAM credential', () => {
  expect(found([binding], { scramUsers: ['bob', 'root'], superUsers: ['User:root'] })).toEqual([
    'no-credentials User:ann',
    'user-without-acls User:bob',
  ])
  const everyone = { ...binding, principal: 'User:*', permission: 'DENY' }
  expect(found([everyone], { scramUsers: ['bob'] })).toEqual([])
  expect(found([binding], { scramUsers: ['root'], superUsers: ['User:root'], isScramOnly: false })).toEqual([])
  expect(found([{ ...binding, principal: 'User:ANONYMOUS' }], { scramUsers: [] })).toEqual([])
})

test('a grant to everyone, or of every name, is one; a denial and a look are not', () => {
  expect(found([{ ...binding, principal: 'User:*' }])).toEqual(['wildcard-grant orders'])
  expect(found([{ ...binding, resourceName: '*' }])).toEqual(['wildcard-grant *'])
  expect(
    found([
      { ...binding, resourceName: '*', operation: 'DESCRIBE' },
      { ...binding, principal: 'User:*', permission: 'DENY' },
    ]),
  ).toEqual([])
})

test('a binding is needless beside a wider one', () => {
  const wider = { ...binding, resourceName: 'or', patternType: 'PREFIXED' }
  expect(found([binding, wider])).toEqual(['overlap orders by User:ann or'])
  expect(found([binding, { ...binding, operation: 'ALL' }])).toEqual(['overlap orders by User:ann orders'])
  expect(found([{ ...binding, host: '10.0.0.1' }, binding])).toEqual(['overlap orders by User:ann orders'])
  // kafka-acls.sh --consumer makes these two together.
  expect(found([{ ...binding, operation: 'DESCRIBE' }, binding])).toEqual([])
  expect(found([binding, { ...wider, permission: 'DENY' }])).toEqual([])
  expect(found([binding, { ...wider, host: '10.0.0.1' }])).toEqual([])
})

test('without what is called needless, everything is decided as before', () => {
  const some: fc.Arbitrary<AclBinding> = fc.record({
    principal: fc.constantFrom('User:ann', 'User:*'),
    host: fc.constantFrom('*', '10.0.0.1'),
    resourceType: fc.constant('TOPIC'),
    resourceName: fc.constantFrom('*', 'a', 'ab', 'abc'),
    patternType: fc.constantFrom('LITERAL', 'PREFIXED'),
    operation: fc.constantFrom('READ', 'WRITE', 'ALL'),
    permission: fc.constantFrom('ALLOW', 'DENY'),
  })
  const settings = { className: null, superUsers: [], allowEveryone: false }
  fc.assert(
    fc.property(
      fc.uniqueArray(some, { selector: (one) => JSON.stringify(one) }),
      fc.constantFrom('a', 'ab', 'abc', 'abcd', 'b', '*a'),
      fc.constantFrom('10.0.0.1', '10.0.0.2'),
      fc.constantFrom(...ACL_OPERATIONS.slice(1)),
      (all, resourceName, host, operation) => {
        const needless = aclFindings(all, known).flatMap(({ kind, binding: of }) => (kind === 'overlap' ? [of] : []))
        const question = { principal: 'User:ann', host, operation, resourceType: 'TOPIC', resourceName }
        const of = (bindings: readonly AclBinding[]) => decideAccess(question, bindings, settings).answer
        return of(all) === of(all.filter((one) => !needless.includes(one)))
      },
    ),
  )
})
