import { assert, constantFrom, nat, property, record, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import type { AclBinding } from './acl-binding'
import { aclEffect, rightText } from './acl-effect'
import { decideAccess } from './decide-access'

const settings = { className: null, superUsers: [], allowEveryone: false }
const read: AclBinding = {
  principal: 'User:ann',
  host: '*',
  resourceType: 'TOPIC',
  resourceName: 'orders',
  patternType: 'LITERAL',
  operation: 'READ',
  permission: 'ALLOW',
}
const names = { TOPIC: ['orders', 'payments'] }

function effect(before: readonly AclBinding[], after: readonly AclBinding[], besides: readonly string[] = []) {
  const changed = [...before, ...after].filter((one) => before.includes(one) !== after.includes(one))
  const { lost, gained } = aclEffect({ before, after, changed }, names, settings, besides)
  const text = (right: (typeof lost)[number]) => `${right.principal} ${rightText(right)}${right.host === null ? '' : ` from ${right.host}`}`
  return { lost: lost.map(text), gained: gained.map(text) }
}

test('a binding that goes takes what it allows and implies, unless another allows it still', () => {
  expect(effect([read], []).lost).toEqual(['User:ann READ TOPIC orders', 'User:ann DESCRIBE TOPIC orders'])
  expect(effect([read, { ...read, operation: 'WRITE' }], [{ ...read, operation: 'WRITE' }]).lost).toContain('User:ann READ TOPIC orders')
  const write = { ...read, operation: 'WRITE' }
  expect(effect([read, write], [write]).lost).toEqual(['User:ann READ TOPIC orders'])
  expect(effect([read, { ...read, resourceName: '*' }], [{ ...read, resourceName: '*' }].slice(1)).lost).toContain('User:ann READ TOPIC *')
  const all = { ...read, resourceName: '*', operation: 'ALL' }
  expect(effect([read, all], [all])).toEqual({ lost: [], gained: [] })
})

test('a denial that comes takes its very operation, by each name there is and by those that may come', () => {
  const all = { ...read, resourceName: '*' }
  const deny = { ...read, permission: 'DENY', resourceName: 'p', patternType: 'PREFIXED' }
  expect(effect([all], [all, deny]).lost).toEqual(['User:ann READ TOPIC payments', 'User:ann READ TOPIC p*'])
  expect(effect([all, deny], [all]).gained).toEqual(['User:ann READ TOPIC payments', 'User:ann READ TOPIC p*'])
})

test('what is for everyone is asked of whoever else matters too', () => {
  const deny = { ...read, principal: 'User:*', permission: 'DENY' }
  expect(effect([read], [read, deny], ['User:ann']).lost).toEqual(['User:ann READ TOPIC orders'])
  expect(effect([], [{ ...read, principal: 'User:*', host: '10.0.0.1' }]).gained).toEqual([
    'User:* READ TOPIC orders from 10.0.0.1',
    'User:* DESCRIBE TOPIC orders from 10.0.0.1',
  ])
})

test('a denial for everyone takes what somebody was allowed by name, and its end gives it back', () => {
  const deny = { ...read, principal: 'User:*', permission: 'DENY', resourceName: '*' }
  expect(effect([read], [read, deny]).lost).toEqual(['User:ann READ TOPIC orders'])
  expect(effect([read, deny], [read]).gained).toEqual(['User:ann READ TOPIC orders'])
})

test('a denial from everywhere takes what was allowed from one address', () => {
  const own = { ...read, host: '10.0.0.9', resourceType: 'CLUSTER', resourceName: 'kafka-cluster', operation: 'ALTER' }
  const deny = { ...own, host: '*', permission: 'DENY' }
  expect(effect([own], [own, deny]).lost).toEqual(['User:ann ALTER CLUSTER kafka-cluster from 10.0.0.9'])
  expect(effect([own], [own, { ...deny, principal: 'User:*' }]).lost).toEqual(['User:ann ALTER CLUSTER kafka-cluster from 10.0.0.9'])
})

test('what only a binding names is asked about: other types, names and prefixes that are not there yet', () => {
  const writes = { ...read, resourceType: 'TRANSACTIONAL_ID', resourceName: 'tx-1', operation: 'WRITE' }
  const deny = { ...writes, permission: 'DENY', resourceName: '*' }
  expect(effect([writes], [writes, deny]).lost).toEqual(['User:ann WRITE TRANSACTIONAL_ID tx-1'])
  const prefixed = { ...writes, resourceName: 'tx-', patternType: 'PREFIXED' }
  expect(effect([prefixed], [prefixed, deny]).lost).toEqual(['User:ann WRITE TRANSACTIONAL_ID tx-*'])
  const under = { ...read, resourceName: 'new-', patternType: 'PREFIXED' }
  expect(effect([under], [under, { ...read, permission: 'DENY', resourceName: '*' }]).lost).toEqual(['User:ann READ TOPIC new-*'])
})

test('what everyone loses is not said again of each, but of those who matter besides', () => {
  const everyone = { ...read, principal: 'User:*' }
  const byHost = { ...read, host: '10.0.0.1', permission: 'DENY', principal: 'User:bob' }
  expect(effect([everyone, byHost], [byHost], ['User:me']).lost).toEqual([
    'User:* READ TOPIC orders',
    'User:* DESCRIBE TOPIC orders',
    'User:me READ TOPIC orders',
    'User:me DESCRIBE TOPIC orders',
  ])
})

test('more than can be looked at is said to be', () => {
  const topics = Array.from({ length: 50 }, (_, n) => `t-${n}`)
  const all = { ...read, resourceName: '*' }
  expect(aclEffect({ before: [all], after: [], changed: [all] }, { TOPIC: topics }, settings).isWhole).toBe(false)
})

test('no right that one binding takes or gives goes unsaid, whoever is asked about from wherever', () => {
  const binding = record({
    principal: constantFrom('User:ann', 'User:bob', 'User:*'),
    host: constantFrom('*', '10.0.0.1'),
    resourceType: constantFrom('TOPIC', 'TRANSACTIONAL_ID'),
    pattern: constantFrom(['o', 'PREFIXED'], ['or', 'PREFIXED'], ['orders', 'LITERAL'], ['other', 'LITERAL'], ['*', 'LITERAL']),
    operation: constantFrom('READ', 'WRITE', 'DESCRIBE', 'ALL'),
    permission: constantFrom('ALLOW', 'DENY'),
  }).map(({ pattern: [resourceName = '', patternType = ''], ...rest }) => ({ ...rest, resourceName, patternType }))
  const questions = ['User:ann', 'User:bob', 'User:eve'].flatMap((principal) =>
    ['10.0.0.1', null].flatMap((host) =>
      ['TOPIC', 'TRANSACTIONAL_ID'].flatMap((resourceType) =>
        ['orders', 'other', 'ore', 'x'].flatMap((resourceName) =>
          // Kafka asks nobody whether they may READ a transactional id.
          (resourceType === 'TOPIC' ? ['READ', 'WRITE', 'DESCRIBE'] : ['WRITE', 'DESCRIBE']).map((operation) => ({
            principal,
            host,
            resourceType,
            resourceName,
            operation,
          })),
        ),
      ),
    ),
  )
  assert(
    property(uniqueArray(binding, { minLength: 1, maxLength: 6, selector: (one) => JSON.stringify(one) }), nat(), (bindings, n) => {
      const [less, more] = [bindings.filter((_, index) => index !== n % bindings.length), bindings]
      const changed = more.filter((one) => !less.includes(one))
      for (const [before, after] of [
        [less, more],
        [more, less],
      ] as const) {
        const flips = questions.filter(
          (asked) => decideAccess(asked, before, settings).answer === 'allowed' && decideAccess(asked, after, settings).answer === 'denied',
        )
        const { lost } = aclEffect({ before, after, changed }, names, settings)
        const unsaid = flips.filter(
          (flip) =>
            !lost.some(({ principal, operation }) => [flip.principal, 'User:*'].includes(principal) && operation === flip.operation),
        )
        expect(unsaid).toEqual([])
      }
    }),
    { numRuns: 2_000 },
  )
})
