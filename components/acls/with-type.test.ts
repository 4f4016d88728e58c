import { expect, test } from 'vitest'
import { withType } from './with-type'

test('a principal without a type is a user', () => {
  expect(['alice', 'User:alice', '*', 'Group:ops', 'CN=a, O=b', ''].map(withType)).toEqual([
    'User:alice',
    'User:alice',
    'User:*',
    'Group:ops',
    'User:CN=a, O=b',
    '',
  ])
})
