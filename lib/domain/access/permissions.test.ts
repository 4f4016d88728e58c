import { describe, expect, test } from 'vitest'
import { PERMISSIONS, ROLES, ROLE_PERMISSIONS, can, visible } from './permissions'

const console_ = { cluster: null, type: 'console', name: '' } as const

describe('roles', () => {
  test('each holds all that the one before it holds', () => {
    for (const [index, role] of ROLES.entries()) {
      const lesser = ROLES[index - 1]
      if (lesser) expect(ROLE_PERMISSIONS[role]).toEqual(expect.arrayContaining([...ROLE_PERMISSIONS[lesser]]))
    }
  })

  test('the admin may do everything, the viewer nothing but read', () => {
    expect([...ROLE_PERMISSIONS.admin].toSorted()).toEqual([...PERMISSIONS].toSorted())
    expect(ROLE_PERMISSIONS.viewer.every((permission) => permission.endsWith(':read'))).toBe(true)
  })

  test('visible leaves out what the actor may not know of', () => {
    const viewer = { kind: 'user', name: 'v', role: 'viewer' } as const
    expect(visible(viewer, 'users:write', ['a', 'b'], () => console_)).toEqual([])
    expect(can(viewer, 'groups:read', console_)).toBe(true)
  })
})
