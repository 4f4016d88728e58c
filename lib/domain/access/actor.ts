import { matchesAny } from '../names/pattern'
import { type Grant, type Named, covers, coversEveryName } from './grant'
import { PERMISSIONS, type Permission, type Resource } from './permissions'
import { BUILT_IN_ROLES, type BuiltInRoleId, type Role } from './roles'

export interface Person {
  id: string
  name: string
}

/** Who calls: a signed-in person or an API token. */
export interface Actor {
  kind: 'user' | 'token' | 'anonymous'
  name: string
  /** Who answers for it: who is signed in, or has made the token. The id stays when they are called otherwise. */
  person?: Person
  /** The id of the API token that calls. */
  token?: string
  /** What they may do is what any of these grants. */
  roles: readonly Role[]
  /** What a token is limited to besides; null: to nothing. */
  scope: Grant | null
}

/** Who asked for something that comes later, to be looked up again by then. `token`: by which API token. */
export interface Asker {
  person: Person
  token: string | null
}

export const askerOf = (actor: Pick<Actor, 'name' | 'person' | 'token'>): Asker => ({ person: personOf(actor), token: actor.token ?? null })

/** Somebody with one of the built-in roles. */
export function withRole(kind: Actor['kind'], name: string, role: BuiltInRoleId): Actor {
  return { kind, name, roles: [BUILT_IN_ROLES[role]], scope: null }
}

/** Who answers for what this actor does; somebody nobody knows answers by their name alone. */
export function personOf({ name, person }: Pick<Actor, 'name' | 'person'>): Person {
  return person ?? { id: name, name }
}

/** As it stands in records and sentences. */
export function roleNames({ roles }: Actor): string {
  return roles.map(({ id }) => id).join(', ') || 'none'
}

/** May this actor do this to that? */
export function can({ roles, scope }: Pick<Actor, 'roles' | 'scope'>, permission: Permission, resource: Resource): boolean {
  if (scope !== null && !covers(scope, permission, resource)) return false
  return roles.some(({ grants }) => grants.some((grant) => covers(grant, permission, resource)))
}

/** The items an actor may know of; every list goes through it before it is counted, sorted or cut. */
export function visible<T>(actor: Actor, permission: Permission, items: readonly T[], resourceOf: (item: T) => Resource): T[] {
  return items.filter((item) => can(actor, permission, resourceOf(item)))
}

/** Whether figures of a whole cluster are this actor's to see: nothing of that kind in it is hidden from them. */
export function seesEvery({ roles, scope }: Actor, permission: Permission, cluster: string, of: Named): boolean {
  const isWhole = (grant: Grant) =>
    grant.permissions.includes(permission) && matchesAny(cluster, grant.clusters) && coversEveryName(grant, of)
  return (scope === null || isWhole(scope)) && roles.some(({ grants }) => grants.some(isWhole))
}

/** What they may do anywhere at all. */
export function permissionsOf({ roles, scope }: Pick<Actor, 'roles' | 'scope'>): Permission[] {
  const held = new Set(roles.flatMap(({ grants }) => grants.flatMap(({ permissions }) => permissions)))
  return PERMISSIONS.filter((permission) => held.has(permission) && (scope === null || scope.permissions.includes(permission)))
}
