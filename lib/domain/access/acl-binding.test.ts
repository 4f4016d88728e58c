import { expect, test } from 'vitest'
import { coversResource } from './acl-binding'

const binding = {
  principal: 'User:a',
  host: '*',
  resourceType: 'TOPIC',
  resourceName: 'orders',
  patternType: 'LITERAL',
  operation: 'READ',
  permission: 'ALLOW',
}

test.each([
  ['its very name', binding, 'orders', true],
  ['a longer name', binding, 'orders.dlq', false],
  ['a longer name, by prefix', { ...binding, patternType: 'PREFIXED' }, 'orders.dlq', true],
  ['everything', { ...binding, resourceName: '*' }, 'payments', true],
  // A star is only special in a literal pattern.
  ['a prefixed star', { ...binding, resourceName: '*', patternType: 'PREFIXED' }, 'payments', false],
  ['another kind of resource', { ...binding, resourceType: 'GROUP' }, 'orders', false],
])('%s', (_, of, name, covers) => {
  expect(coversResource(of, 'TOPIC', name)).toBe(covers)
})
