import { expect, it } from 'vitest'
import { type Landing, landingPage } from './landing'
import type { BuiltInRoleId } from '../access/roles'

it.each<[Landing, BuiltInRoleId, { hasMine?: boolean; clusters?: number }, string]>([
  ['by-role', 'viewer', {}, 'lag'],
  ['by-role', 'viewer', { hasMine: true, clusters: 3 }, 'lag'],
  ['by-role', 'operator', {}, 'overview'],
  ['by-role', 'operator', { hasMine: true }, 'mine'],
  ['by-role', 'operator', { clusters: 3 }, 'overview'],
  ['by-role', 'admin', { hasMine: true }, 'overview'],
  ['by-role', 'admin', { clusters: 3 }, 'clusters'],
  ['platform', 'viewer', {}, 'overview'],
  ['platform', 'admin', { clusters: 2 }, 'clusters'],
  ['services', 'admin', { clusters: 2 }, 'mine'],
  ['services', 'viewer', {}, 'mine'],
  ['business', 'admin', { clusters: 2 }, 'lag'],
])('%s, %s %o → %s', (landing, role, { hasMine = false, clusters = 1 }, page) => {
  expect(landingPage({ landing, role, hasMine, clusters })).toBe(page)
})
