import 'server-only'
import type { z } from 'zod'
import type { AclItem, AclList, AclListQuery, AclState } from '@/lib/contract/acls'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { ACL_PERMISSIONS, ACL_RESOURCE_TYPES } from '@/lib/domain/access/acl-words'
import type { Snapshot } from '../observe/snapshot'
import { type SortKeys, cutPage, facetsOf, matching, sortItems } from './list-page'
import { type ViewContext, freshness, toTimeOrNull } from './view-context'

/** The bindings of a picture; null with the reason where they cannot be known now. */
export function aclsOf({ acls, errors }: Pick<Snapshot, 'acls' | 'errors'>): { state: AclState; bindings: readonly AclBinding[] | null } {
  const refusal = errors.find(({ part }) => part === 'acls')?.kafkaError
  if (refusal === 'SECURITY_DISABLED') return { state: 'no-authorizer', bindings: null }
  if (refusal?.endsWith('_AUTHORIZATION_FAILED')) return { state: 'refused', bindings: null }
  return { state: acls === null ? 'unknown' : 'read', bindings: acls }
}

export function freshnessOfAcls(context: ViewContext) {
  const fresh = freshness(context)
  return { ...fresh, asOf: toTimeOrNull(context.observer.snapshot.partsAsOf.get('acls') ?? null) ?? fresh.asOf }
}

type AclFilter = Omit<z.infer<typeof AclListQuery>, 'limit' | 'cursor'>

const SORT: SortKeys<AclBinding> = {
  principal: (binding) => binding.principal,
  host: (binding) => binding.host,
  resourceType: (binding) => binding.resourceType,
  resourceName: (binding) => binding.resourceName,
  patternType: (binding) => binding.patternType,
  operation: (binding) => binding.operation,
  permission: (binding) => binding.permission,
}
const DEFAULT_SORT = 'principal,resourceType,resourceName,patternType,permission,operation,host'

function isWanted(query: AclFilter): (binding: AclBinding) => boolean {
  const has = matching(query.q)
  const { principal, host, resourceType, resourceName, patternType, operation, permission } = query
  const asked = Object.entries({ principal, host, resourceType, resourceName, patternType, operation, permission }).filter(
    ([, value]) => value !== undefined,
  )
  return (binding) =>
    (has(binding.principal) || has(binding.resourceName) || has(binding.host)) &&
    asked.every(([field, value]) => binding[field as keyof AclBinding] === value)
}

export function listAcls(context: ViewContext, query: z.infer<typeof AclListQuery>): z.infer<typeof AclList> {
  const { state, bindings } = aclsOf(context.observer.snapshot)
  const found = (bindings ?? []).filter(isWanted(query))
  const page = cutPage(found, { ...query, sort: query.sort ?? DEFAULT_SORT }, SORT, DEFAULT_SORT)
  return {
    items: page.items.map(toAclItem),
    nextCursor: page.nextCursor,
    total: bindings === null ? null : page.total,
    state,
    facets: {
      principals: new Set(found.map(({ principal }) => principal)).size,
      resourceTypes: facetsOf<AclBinding, string>(found, ACL_RESOURCE_TYPES, ({ resourceType }) => [resourceType]),
      operations: facetsOf<AclBinding, string>(found, [], ({ operation }) => [operation]),
      permissions: facetsOf<AclBinding, string>(found, ACL_PERMISSIONS, ({ permission }) => [permission]),
    },
    ...freshnessOfAcls(context),
  }
}

/** All that a filter finds, in its order. */
export function allAcls({ observer }: ViewContext, query: AclFilter): readonly AclBinding[] {
  const found = (aclsOf(observer.snapshot).bindings ?? []).filter(isWanted(query))
  return sortItems(found, query.sort ?? DEFAULT_SORT, SORT)
}

export function toAclItem({ principal, host, resourceType, resourceName, patternType, operation, permission }: AclBinding): AclItem {
  return { principal, host, resourceType, resourceName, patternType, operation, permission }
}
