/** What can be allowed. What writes to a cluster is asked for by the Change kinds (lib/server/change/kinds). */
export const PERMISSIONS = [
  'clusters:read',
  'brokers:read',
  'topics:read',
  'groups:read',
  'configs:read',
  'transactions:read',
  'changes:read',
  'principals:read',
  'offsets:write',
  'groups:write',
  'topics:write',
  'configs:write',
  'records:delete',
  'boards:write',
  'changes:approve',
  'brokers:write',
  'scram:write',
  'acls:write',
  'quotas:write',
  'delegation-tokens:write',
  'clusters:write',
  'tokens:write',
  'users:write',
  'roles:write',
  'audit:read',
] as const
export type Permission = (typeof PERMISSIONS)[number]

export const READS = [
  'clusters:read',
  'brokers:read',
  'topics:read',
  'groups:read',
  'configs:read',
  'transactions:read',
  'changes:read',
  'principals:read',
] as const satisfies Permission[]

export const OPERATES = [
  'offsets:write',
  'groups:write',
  'topics:write',
  'configs:write',
  'records:delete',
  'boards:write',
  'changes:approve',
] as const satisfies Permission[]

/** About the console itself: whoever held one of these for a part only could give themselves the rest. */
export const ADMINISTERS = ['clusters:write', 'tokens:write', 'users:write', 'roles:write', 'audit:read'] as const satisfies Permission[]

/** What the call is about. `cluster` null: the console itself. A `quota` is one that is not a named user's: of a client id, an address, or a default. */
export interface Resource {
  cluster: string | null
  type: 'cluster' | 'broker' | 'topic' | 'group' | 'transactional-id' | 'user' | 'quota' | 'console'
  name: string
}
