import type { Grant } from './grant'
import { namesAskedBy } from './permission-names'
import { OPERATES, type Permission } from './permissions'

/** Rights that others are of no use without: whatever is seen is in a cluster, and whatever is changed goes by a Change. */
const NEEDED = {
  'clusters:read': (permission: Permission) => permission !== 'clusters:read' && (isWrite(permission) || permission.endsWith(':read')),
  'changes:read': isWrite,
} as const
type Gap = keyof typeof NEEDED

/** What is lacking of a role that is somebody's only one; empty: nothing. */
export function gapsOf(grants: readonly Grant[]): Gap[] {
  const held = new Set(grants.flatMap(({ permissions }) => permissions))
  return (Object.keys(NEEDED) as Gap[]).filter((gap) => !held.has(gap) && [...held].some((permission) => NEEDED[gap](permission)))
}

/** Who may do what on the cluster itself. */
const WRITES_ACCESS: readonly Permission[] = ['scram:write', 'acls:write', 'quotas:write', 'delegation-tokens:write']

/** It writes to a cluster. */
function isWrite(permission: Permission): boolean {
  if (permission === 'brokers:write') return true
  return (OPERATES as readonly Permission[]).includes(permission) ? namesAskedBy(permission) !== null : WRITES_ACCESS.includes(permission)
}
