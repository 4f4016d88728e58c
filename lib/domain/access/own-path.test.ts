import { expect, test } from 'vitest'
import { ownPath } from './own-path'

test.each(['/', '/clusters/prod?q=a%20b#top', '/boards/1', '/logins'])('%s is a page of this console', (path) => {
  expect(ownPath(path)).toBe(path)
})

test.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/\n//elsewhere.example',
  '/./\\elsewhere.example',
  '/.//elsewhere.example',
  '/a/..//elsewhere.example',
  'javascript:alert(1)',
  'clusters',
  '/login',
  '/login?next=/',
  '/api/v1/session/oidc/start',
  '/x/../api/v1/session',
  '',
  null,
  undefined,
])('%j is none', (path) => {
  expect(ownPath(path)).toBeNull()
})
