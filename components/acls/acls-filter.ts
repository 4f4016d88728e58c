import type { inferParserType } from 'nuqs'
import type { AclFilter } from '@/lib/client/queries/acls'
import type { aclsSearch } from './search-params'

export type AclsSearch = inferParserType<typeof aclsSearch>

export const NO_FILTER: Partial<AclsSearch> = { q: '', principal: null, type: null }

/** What the API is asked for, whatever the view. */
export function aclFilter({ q, principal, type }: Pick<AclsSearch, 'q' | 'principal' | 'type'>): AclFilter {
  return { ...(q && { q }), ...(principal !== null && { principal }), ...(type && { resourceType: type }) }
}
