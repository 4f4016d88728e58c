import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AclBinding } from './acl-binding'
import { ACL_OPERATIONS } from './acl-words'
import { type AccessQuestion, type AuthorizerSettings, accessSteps, decideAccess } from './decide-access'

const STANDARD: AuthorizerSettings = {
  className: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  superUsers: ['User:admin'],
  allowEveryone: false,
}
const question: AccessQuestion = {
  principal: 'User:ann',
  host: '10.0.0.1',
  operation: 'READ',
  resourceType: 'TOPIC',
  resourceName: 'orders',
}
const allow: AclBinding = {
  principal: 'User:ann',
  host: '*',
  resourceType: 'TOPIC',
  resourceName: 'orders',
  patternType: 'LITERAL',
  operation: 'READ',
  permission: 'ALLOW',
}
const deny: AclBinding = { ...allow, permission: 'DENY' }

function answer(bindings: readonly AclBinding[] | null, asked: Partial<AccessQuestion> = {}, settings: Partial<AuthorizerSettings> = {}) {
  const { answer: is, because, unless } = decideAccess({ ...question, ...asked }, bindings, { ...STANDARD, ...settings })
  return [is, because, ...unless].join(' ')
}

describe('which rule decides', () => {
  test.each<[string, readonly AclBinding[], Partial<AccessQuestion>, string]>([
    ['an allow of that very operation', [allow], {}, 'allowed allow-binding'],
    ['no binding at all', [], {}, 'denied no-binding'],
    ['a binding of somebody else alone', [{ ...allow, principal: 'User:bob' }], {}, 'denied no-allow'],
    ['a deny before an allow', [allow, deny], {}, 'denied deny-binding'],
    ['a deny of ALL', [allow, { ...deny, operation: 'ALL' }], {}, 'denied deny-binding'],
    ['an allow of ALL', [{ ...allow, operation: 'ALL' }], {}, 'allowed allow-binding'],
    ['everyone', [{ ...allow, principal: 'User:*' }], {}, 'allowed allow-binding'],
    ['everyone, of another type of principal', [{ ...allow, principal: 'User:*' }], { principal: 'Group:x' }, 'allowed allow-binding'],
    ['the same name of another type', [allow], { principal: 'Group:ann' }, 'denied no-allow'],
    ['that host', [{ ...allow, host: '10.0.0.1' }], {}, 'allowed allow-binding'],
    ['another host', [{ ...allow, host: '10.0.0.2' }], {}, 'denied no-allow'],
    ['a network is a text like any other', [{ ...allow, host: '10.0.0.0/24' }], {}, 'denied no-allow'],
    ['a deny for another host', [allow, { ...deny, host: '10.0.0.2' }], {}, 'allowed allow-binding'],
    ['a host that is not known', [{ ...allow, host: '10.0.0.1' }], { host: null }, 'denied no-allow'],
    ['a prefix', [{ ...allow, resourceName: 'ord', patternType: 'PREFIXED' }], {}, 'allowed allow-binding'],
    ['a prefix that is a star', [{ ...allow, resourceName: '*', patternType: 'PREFIXED' }], {}, 'denied no-binding'],
    ['the literal star', [{ ...allow, resourceName: '*' }], {}, 'allowed allow-binding'],
    ['a deny by star against an exact allow', [allow, { ...deny, resourceName: '*' }], {}, 'denied deny-binding'],
    ['a super user whom a deny names', [{ ...deny, principal: 'User:admin' }], { principal: 'User:admin' }, 'allowed super-user'],
    ['a super user by another type', [], { principal: 'Group:admin' }, 'denied no-binding'],
  ])('%s', (_, bindings, asked, expected) => {
    expect(answer(bindings, asked)).toBe(expected)
  })

  test.each(['READ', 'WRITE', 'DELETE', 'ALTER'])('an allow of %s is one of DESCRIBE, a deny of it is not', (operation) => {
    expect(answer([{ ...allow, operation }], { operation: 'DESCRIBE' })).toBe('allowed allow-binding')
    const describes = { ...allow, operation: 'DESCRIBE' }
    expect(answer([describes, { ...deny, operation }], { operation: 'DESCRIBE' })).toBe('allowed allow-binding')
  })

  test('an allow of ALTER_CONFIGS is one of DESCRIBE_CONFIGS and of nothing else', () => {
    const alters = [{ ...allow, operation: 'ALTER_CONFIGS' }]
    expect(answer(alters, { operation: 'DESCRIBE_CONFIGS' })).toBe('allowed allow-binding')
    expect(answer(alters, { operation: 'DESCRIBE' })).toBe('denied no-allow')
    expect(answer([{ ...allow, operation: 'CREATE' }], { operation: 'DESCRIBE' })).toBe('denied no-allow')
  })

  test('everyone is allowed only where no binding at all covers the resource', () => {
    const everyone = { allowEveryone: true }
    expect(answer([], {}, everyone)).toBe('allowed no-binding-everyone-allowed')
    expect(answer([{ ...allow, principal: 'User:bob' }], {}, everyone)).toBe('denied no-allow')
    expect(answer([{ ...allow, resourceType: 'GROUP' }], {}, everyone)).toBe('allowed no-binding-everyone-allowed')
  })

  test('what Kafka does not tell is said, where it would turn the answer', () => {
    const silent = { superUsers: null, allowEveryone: null }
    expect(answer([], {}, silent)).toBe('denied no-binding super-user everyone-allowed')
    expect(answer([deny], {}, silent)).toBe('denied deny-binding super-user')
    expect(answer([allow], {}, silent)).toBe('allowed allow-binding')
    expect(answer(null, {}, silent)).toBe('cannot-tell acls-unknown')
    expect(answer([allow], {}, { className: 'org.apache.ranger.RangerKafkaAuthorizer' })).toBe('cannot-tell other-authorizer')
    expect(answer(null, {}, { className: '' })).toBe('allowed no-authorizer')
  })

  test('the steps show what was weighed and why it did not decide', () => {
    const elsewhere = { ...deny, host: '10.0.0.9' }
    const writes = { ...allow, operation: 'WRITE' }
    const others = { ...allow, principal: 'User:bob' }
    const steps = accessSteps(question, [elsewhere, writes, others, allow], { ...STANDARD, superUsers: null })
    expect(steps).toEqual([
      { step: 'super-users', state: 'unknown', bindings: [] },
      { step: 'deny', state: 'passed', bindings: [{ binding: elsewhere, matches: false, why: 'other-host' }] },
      {
        step: 'allow',
        state: 'decides',
        bindings: [
          { binding: writes, matches: false, why: 'other-operation' },
          { binding: allow, matches: true, why: null },
        ],
      },
      { step: 'no-binding', state: 'not-needed', bindings: [] },
    ])
  })
})

describe('of any bindings', () => {
  const name = fc.constantFrom('a', 'ab', 'abc', 'b', '*')
  const binding: fc.Arbitrary<AclBinding> = fc.record({
    principal: fc.constantFrom('User:ann', 'User:bob', 'User:*'),
    host: fc.constantFrom('*', '10.0.0.1', '10.0.0.2'),
    resourceType: fc.constantFrom('TOPIC', 'GROUP'),
    resourceName: name,
    patternType: fc.constantFrom('LITERAL', 'PREFIXED'),
    operation: fc.constantFrom(...ACL_OPERATIONS),
    permission: fc.constantFrom('ALLOW', 'DENY'),
  })
  const asked = fc.record({
    principal: fc.constantFrom('User:ann', 'User:bob'),
    host: fc.constantFrom('10.0.0.1', '10.0.0.2'),
    operation: fc.constantFrom(...ACL_OPERATIONS.filter((operation) => operation !== 'ALL')),
    resourceType: fc.constantFrom('TOPIC', 'GROUP'),
    resourceName: fc.constantFrom('a', 'ab', 'abc', 'b'),
  })
  const is = (of: AccessQuestion, bindings: readonly AclBinding[]) => decideAccess(of, bindings, STANDARD).answer

  test('their order decides nothing', () => {
    fc.assert(fc.property(asked, fc.array(binding), (of, all) => is(of, all) === is(of, all.toReversed())))
  })

  test('one more ALLOW takes nothing away, one more DENY gives nothing', () => {
    fc.assert(
      fc.property(asked, fc.array(binding), binding, (of, all, more) => {
        const [before, after] = [is(of, all), is(of, [...all, more])]
        return before === after || after === (more.permission === 'ALLOW' ? 'allowed' : 'denied')
      }),
    )
  })

  test('one that does not decide and is none of those that match can go', () => {
    fc.assert(
      fc.property(asked, fc.array(binding), (of, all) => {
        const decision = decideAccess(of, all, STANDARD)
        const matching = accessSteps(of, all, STANDARD).flatMap(({ bindings }) => bindings.flatMap((w) => (w.matches ? [w.binding] : [])))
        expect(decision.binding === null || matching.includes(decision.binding)).toBe(true)
        expect(is(of, matching)).toBe(decision.answer)
      }),
    )
  })
})
