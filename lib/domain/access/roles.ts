import { type Grant, toGrant } from './grant'
import { OPERATES, PERMISSIONS, type Permission, READS } from './permissions'

/** A name for a set of grants, given to people, to tokens and to groups of the identity provider. */
export interface Role {
  /** What `highwater.yaml` and the API call it. */
  id: string
  grants: readonly Grant[]
}

export const BUILT_IN_ROLE_IDS = ['viewer', 'operator', 'admin'] as const
export type BuiltInRoleId = (typeof BUILT_IN_ROLE_IDS)[number]

const everywhere = (id: BuiltInRoleId, permissions: readonly Permission[]): Role => ({ id, grants: [toGrant({ permissions })] })

/** Each holds all that the one before it holds. */
export const BUILT_IN_ROLES: Readonly<Record<BuiltInRoleId, Role>> = {
  viewer: everywhere('viewer', READS),
  operator: everywhere('operator', [...READS, ...OPERATES]),
  admin: everywhere('admin', PERMISSIONS),
}

export function isBuiltIn(role: string): role is BuiltInRoleId {
  return BUILT_IN_ROLE_IDS.some((id) => id === role)
}

/** The built-in role that does what these permissions do: by it the pages choose their words and where somebody lands. */
export function likeBuiltIn(permissions: readonly Permission[]): BuiltInRoleId {
  if (permissions.includes('users:write')) return 'admin'
  return permissions.some((permission) => (OPERATES as readonly Permission[]).includes(permission)) ? 'operator' : 'viewer'
}

/** The built-in roles that may do this, the least first. */
export function builtInRolesWith(permission: Permission): BuiltInRoleId[] {
  return BUILT_IN_ROLE_IDS.filter((id) => BUILT_IN_ROLES[id].grants.some(({ permissions }) => permissions.includes(permission)))
}
