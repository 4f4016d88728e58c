import type { Named } from './grant'
import { ADMINISTERS, OPERATES, PERMISSIONS, type Permission, READS, type Resource } from './permissions'

/** As people think of them: what only looks, what works on a cluster, what changes who may do what. */
export const PERMISSION_GROUPS = {
  look: READS,
  operate: OPERATES,
  administer: PERMISSIONS.filter((permission) => !isOneOf(permission, READS) && !isOneOf(permission, OPERATES)),
} as const satisfies Record<string, readonly Permission[]>
export type PermissionGroup = keyof typeof PERMISSION_GROUPS

const NAMES_ASKED: Partial<Record<Permission, Named>> = {
  'topics:read': 'topics',
  'topics:write': 'topics',
  'records:delete': 'topics',
  'configs:read': 'topics',
  'configs:write': 'topics',
  'groups:read': 'groups',
  'offsets:write': 'groups',
  'groups:write': 'groups',
  'transactions:read': 'transactionalIds',
  'principals:read': 'principals',
  'scram:write': 'principals',
  'acls:write': 'principals',
  'quotas:write': 'principals',
  'delegation-tokens:write': 'principals',
}
const NAMED_BY = {
  topic: 'topics',
  group: 'groups',
  'transactional-id': 'transactionalIds',
  user: 'principals',
  quota: 'principals',
} as const

/** What is looked up in the names of a grant before it allows this; null: its clusters decide alone. */
export function namesAskedBy(permission: Permission): Named | null {
  return NAMES_ASKED[permission] ?? null
}

/** About the console itself: no cluster and no name is asked for. */
export function isOfConsole(permission: Permission): boolean {
  return permission === 'boards:write' || isOneOf(permission, ADMINISTERS)
}

/** What can be asked of something of this type at all; of a cluster, everything that is not about the console. */
export function permissionsOn(type: Resource['type']): Permission[] {
  if (type === 'console') return PERMISSIONS.filter(isOfConsole)
  if (type === 'cluster' || type === 'broker') return PERMISSIONS.filter((permission) => !isOfConsole(permission))
  return PERMISSIONS.filter((permission) => namesAskedBy(permission) === NAMED_BY[type])
}

function isOneOf(permission: Permission, some: readonly Permission[]): boolean {
  return some.includes(permission)
}
