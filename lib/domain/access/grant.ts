import { matchesAny } from '../names/pattern'
import { ADMINISTERS, type Permission, type Resource } from './permissions'

/** What has names that a grant can be limited to. `principals` are Kafka's, without their type: `svc-orders` for `User:svc-orders`. */
export const NAMED = ['topics', 'groups', 'transactionalIds', 'principals'] as const
export type Named = (typeof NAMED)[number]

/** Permissions on what these patterns cover: `*` stands for any characters, everything else and its case for itself. */
export interface Grant extends Readonly<Record<Named, readonly string[]>> {
  permissions: readonly Permission[]
  /** By cluster id. */
  clusters: readonly string[]
}

/** A grant as people write it. */
export type WrittenGrant = Pick<Grant, 'permissions'> & { readonly [K in Named | 'clusters']?: readonly string[] | undefined }

const ANY = ['*'] as const
const ADMINISTRATIVE = new Set<Permission>(ADMINISTERS)
const NAMES_OF: Partial<Record<Resource['type'], Named>> = {
  topic: 'topics',
  group: 'groups',
  'transactional-id': 'transactionalIds',
  user: 'principals',
}

/** A grant that names no names covers all of them; one that names any covers only what it names. */
export function toGrant({ permissions, clusters, ...names }: WrittenGrant): Grant {
  const others = NAMED.some((of) => names[of] !== undefined) ? [] : ANY
  return {
    permissions,
    clusters: clusters ?? ANY,
    topics: names.topics ?? others,
    groups: names.groups ?? others,
    transactionalIds: names.transactionalIds ?? others,
    principals: names.principals ?? others,
  }
}

/**
 * Does this grant allow that there? Asked of a cluster or a broker, it says whether it allows that for anything
 * in the cluster: whoever lists what is inside asks again for each name. What administers the console itself
 * needs a grant without limits, whichever cluster it is about.
 */
export function covers(grant: Grant, permission: Permission, { cluster, type, name }: Resource): boolean {
  if (!grant.permissions.includes(permission)) return false
  if (ADMINISTRATIVE.has(permission)) return isUnlimited(grant)
  if (cluster === null) return true
  if (!matchesAny(cluster, grant.clusters)) return false
  // Whomever it limits has no name that a grant could be limited to: it takes one for every principal.
  if (type === 'quota') return coversEveryName(grant, 'principals')
  const of = NAMES_OF[type]
  return of === undefined || matchesAny(name, grant[of])
}

/** Whether it covers every name of a kind wherever it holds. */
export function coversEveryName(grant: Grant, of: Named): boolean {
  return grant[of].includes('*')
}

export function isUnlimited(grant: Grant): boolean {
  return grant.clusters.includes('*') && NAMED.every((of) => coversEveryName(grant, of))
}
