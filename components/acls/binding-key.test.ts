import { expect, test } from 'vitest'
import { bindingKey, bindingOfKey } from './binding-key'

const binding = {
  principal: 'User:CN=a, O=50% \t b',
  host: '*',
  resourceType: 'GROUP',
  resourceName: 'line\nbreak',
  patternType: 'PREFIXED',
  operation: 'READ',
  permission: 'ALLOW',
}

test('a rule is found again by its line, whatever its names hold', () => {
  expect(bindingKey(binding).split('\t')).toHaveLength(7)
  expect(bindingOfKey(bindingKey(binding))).toEqual(binding)
  expect(bindingOfKey(bindingKey({ ...binding, resourceName: '' }))).toEqual({ ...binding, resourceName: '' })
})

test('what is no rule is none', () => {
  expect(bindingOfKey('')).toBeNull()
  expect(bindingOfKey('ALLOW\tUser:a')).toBeNull()
  expect(bindingOfKey('%E0%A4%A\tUser:a\tREAD\tTOPIC\tx\tLITERAL\t*')).toBeNull()
})
