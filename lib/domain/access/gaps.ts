import type { Grant } from './grant'
import { namesAskedBy } from './permission-names'
import type { Permission } from './permissions'

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

/** It writes to a cluster: to something with a name, or to its brokers. */
function isWrite(permission: Permission): boolean {
  return permission === 'brokers:write' || (!permission.endsWith(':read') && namesAskedBy(permission) !== null)
}
