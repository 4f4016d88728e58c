import { matchesAny } from '../names/pattern'
import { type Actor, can, roleNames } from './actor'
import { namesAskedBy } from './permission-names'
import type { Permission, Resource } from './permissions'

/** Why `can` says no, as one sentence: nobody holds it for them, not there, or their token is limited. */
export function whyNot(actor: Actor, permission: Permission, resource: Resource): string {
  const { cluster, type, name } = resource
  const where =
    cluster === null ? '' : type === 'cluster' || type === 'broker' ? ` in ${cluster}` : ` on the ${type} “${name}” in ${cluster}`
  const roles = actor.roles.length > 1 ? 'the roles' : 'the role'
  if (actor.scope !== null && can({ roles: actor.roles, scope: null }, permission, resource)) {
    return `This needs the permission ${permission}${where}, which is outside what this token is limited to`
  }
  return `This needs the permission ${permission}${where}, which ${roles} ${roleNames(actor)} ${actor.roles.length > 1 ? 'do' : 'does'} not hold`
}

/** What would have been needed, in the words of GET /who-may: of a broker its cluster decides. */
export function needsOf(permission: Permission, { cluster, type, name }: Resource) {
  if (cluster === null || type === 'broker' || type === 'console' || type === 'cluster')
    return { permission, cluster, type: 'cluster' as const, name: cluster ?? '' }
  // Whoever may do it to any principal at all.
  if (type === 'quota') return { permission, cluster, type: 'user' as const, name: '*' }
  return { permission, cluster, type, name }
}

/** Where somebody may do what they may not do here. */
export type Elsewhere =
  /** Nowhere. */
  | { holds: 'nowhere' }
  /** In other clusters, by their patterns. */
  | { holds: 'clusters'; patterns: readonly string[] }
  /** In this cluster, with other names; none: their roles name things of other kinds only. */
  | { holds: 'names'; patterns: readonly string[] }

/** For somebody whom `can` refuses: whether it is the act, the cluster or the name that their roles do not have. */
export function elsewhere({ roles }: Pick<Actor, 'roles'>, permission: Permission, { cluster }: Resource): Elsewhere {
  const grants = roles.flatMap((role) => role.grants).filter(({ permissions }) => permissions.includes(permission))
  const of = namesAskedBy(permission)
  if (grants.length === 0 || cluster === null) return { holds: 'nowhere' }
  const here = grants.filter(({ clusters }) => matchesAny(cluster, clusters))
  if (here.length === 0) return { holds: 'clusters', patterns: unique(grants.flatMap(({ clusters }) => clusters)) }
  return of === null ? { holds: 'nowhere' } : { holds: 'names', patterns: unique(here.flatMap((grant) => grant[of])) }
}

function unique(patterns: readonly string[]): string[] {
  return [...new Set(patterns)]
}
