import { expect, test } from 'vitest'
import { whyMissing } from './why-missing'

test.each([
  [[], null],
  [['REQUEST_TIMED_OUT'], 'failed'],
  [['TOPIC_AUTHORIZATION_FAILED'], 'refused'],
  [['REQUEST_TIMED_OUT', 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED'], 'refused'],
  [['REQUEST_TIMED_OUT', 'UNSUPPORTED_VERSION'], 'too-old'],
] as const)('%j is %s', (names, expected) => {
  expect(whyMissing(names.map((error) => ({ error })))).toBe(expected)
})
