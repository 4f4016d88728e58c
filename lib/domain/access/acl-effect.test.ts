import { expect, test } from 'vitest'
import type { AclBinding } from './acl-binding'
import { aclEffect, rightText } from './acl-effect'

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

test('more than can be looked at is said to be', () => {
  const topics = Array.from({ length: 50 }, (_, n) => `t-${n}`)
  const all = { ...read, resourceName: '*' }
  expect(aclEffect({ before: [all], after: [], changed: [all] }, { TOPIC: topics }, settings).isWhole).toBe(false)
})
