import { expect, test } from 'vitest'
import { missingBindings } from './missing-bindings'

const binding = (principal: string, resourceName: string, operation = 'READ') => ({
  principal,
  host: '*',
  resourceType: 'TOPIC',
  resourceName,
  patternType: 'LITERAL',
  operation,
  permission: 'ALLOW',
})

test('what the new user lacks of the old one, made out to the new one', () => {
  const old = [binding('User:a', 'one'), binding('User:a', 'two'), binding('User:a', 'two', 'WRITE')]
  expect(missingBindings(old, [binding('User:a-2', 'two')], 'a-2')).toEqual([
    binding('User:a-2', 'one'),
    binding('User:a-2', 'two', 'WRITE'),
  ])
  expect(
    missingBindings(
      old,
      old.map((one) => ({ ...one, principal: 'User:a-2' })),
      'a-2',
    ),
  ).toEqual([])
})
