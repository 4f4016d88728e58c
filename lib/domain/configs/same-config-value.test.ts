import { expect, it } from 'vitest'
import { isSameConfigValue } from './same-config-value'

it.each([
  ['compact, delete', 'compact,delete'],
  [' 3600000 ', '3600000'],
  ['0100', '100'],
  ['+5', '5'],
  ['0.70', '0.7'],
  ['TRUE', 'true'],
  ['9223372036854775807', '9223372036854775807'],
])('%j is what Kafka calls %j', (typed, given) => {
  expect(isSameConfigValue(typed, given)).toBe(true)
})

it.each([
  ['9223372036854775807', '9223372036854775806'],
  ['compact,delete', 'delete,compact'],
  ['Compact', 'compact'],
  ['', '0'],
  ['-1', '1'],
  ['0.7', '0.71'],
])('%j is not %j', (a, b) => {
  expect(isSameConfigValue(a, b)).toBe(false)
})
