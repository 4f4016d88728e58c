import { matchesAny } from '../names/pattern'
import { type Actor, can } from './actor'
import { type Grant, covers } from './grant'
import { on } from './on'
import { isOfConsole, namesAskedBy } from './permission-names'
import type { Permission, Resource } from './permissions'
import type { Role } from './roles'

/** Of what there is in a place: all of it, what some patterns mean, nothing. */
export type Reach = 'all' | 'some' | 'none'

const MORE: Record<Reach, number> = { none: 0, some: 1, all: 2 }

interface Held<One extends Role> {
  reach: Reach
  /** The roles that give it, those that reach furthest first. */
  by: readonly One[]
  /** The token is limited to less than its role. */
  isLimited: boolean
}

/**
 * How far somebody's permission reaches there. Asked of a cluster: over every name in it, whatever it is called. Asked
 * of one name: `all` or `none`, as `can` has it.
 */
export function heldOn<One extends Role>(
  { roles, scope }: { roles: readonly One[]; scope: Grant | null },
  permission: Permission,
  resource: Resource,
): Held<One> {
  const of = (grants: readonly Grant[]) => furthest(grants.map((grant) => reachOf(grant, permission, resource)))
  const giving = roles.map((role) => ({ role, reach: of(role.grants) })).filter(({ reach }) => reach !== 'none')
  const byRoles = furthest(giving.map(({ reach }) => reach))
  const limit = scope === null ? 'all' : of([scope])
  return {
    reach: MORE[limit] < MORE[byRoles] ? limit : byRoles,
    by: giving.toSorted((a, b) => MORE[b.reach] - MORE[a.reach]).map(({ role }) => role),
    isLimited: MORE[limit] < MORE[byRoles],
  }
}

/** May they see anything of this kind in that cluster? A grant of topics that names only groups shows no topic. */
export function reachesAny(actor: Pick<Actor, 'roles' | 'scope'>, permission: Permission, cluster: string): boolean {
  return heldOn(actor, permission, on.cluster(cluster)).reach !== 'none'
}

function reachOf(grant: Grant, permission: Permission, resource: Resource): Reach {
  if (isOfConsole(permission)) return covers(grant, permission, on.console) ? 'all' : 'none'
  const { cluster, type } = resource
  if (type !== 'cluster' && type !== 'broker')
    return can({ roles: [{ id: '', grants: [grant] }], scope: null }, permission, resource) ? 'all' : 'none'
  if (cluster === null || !grant.permissions.includes(permission) || !matchesAny(cluster, grant.clusters)) return 'none'
  const of = namesAskedBy(permission)
  if (of === null || grant[of].includes('*')) return 'all'
  return grant[of].length > 0 ? 'some' : 'none'
}

function furthest(reaches: readonly Reach[]): Reach {
  return reaches.reduce<Reach>((most, reach) => (MORE[reach] > MORE[most] ? reach : most), 'none')
}
