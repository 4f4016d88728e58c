export const ROLES = ['viewer', 'operator', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** What can be allowed. What writes to a cluster is asked for by the Change kinds (lib/server/change/kinds). */
export const PERMISSIONS = [
  'clusters:read',
  'brokers:read',
  'topics:read',
  'groups:read',
  'configs:read',
  'transactions:read',
  'changes:read',
  'offsets:write',
  'groups:write',
  'topics:write',
  'configs:write',
  'records:delete',
  'brokers:write',
  'scram:write',
  'tokens:write',
  'users:write',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const READS: Permission[] = [
  'clusters:read',
  'brokers:read',
  'topics:read',
  'groups:read',
  'configs:read',
  'transactions:read',
  'changes:read',
]
const OPERATES: Permission[] = ['offsets:write', 'groups:write', 'topics:write', 'configs:write', 'records:delete']

/** Each role holds all that the one before it holds. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  viewer: READS,
  operator: [...READS, ...OPERATES],
  admin: [...READS, ...OPERATES, 'brokers:write', 'scram:write', 'tokens:write', 'users:write'],
}

/** Who calls: a signed-in person or an API token. */
export interface Actor {
  kind: 'user' | 'token' | 'anonymous'
  name: string
  role: Role
}

/** What the call is about. `cluster` null: the console itself. */
export interface Resource {
  cluster: string | null
  type: 'cluster' | 'broker' | 'topic' | 'group' | 'transactional-id' | 'user' | 'console'
  name: string
}

/**
 * May this actor do this to that? Roles hold everywhere for now; cluster and name are already
 * asked for, so that patterns can be added without touching a caller.
 */
export function can(actor: Actor, permission: Permission, _resource: Resource): boolean {
  return ROLE_PERMISSIONS[actor.role].includes(permission)
}

/** The items an actor may know of; every list goes through it before it is counted, sorted or cut. */
export function visible<T>(actor: Actor, permission: Permission, items: readonly T[], resourceOf: (item: T) => Resource): T[] {
  return items.filter((item) => can(actor, permission, resourceOf(item)))
}
