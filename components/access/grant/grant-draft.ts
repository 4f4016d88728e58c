import { type Grant, NAMED, type Named } from '@/lib/domain/access/grant'
import type { Permission } from '@/lib/domain/access/permissions'

/** A grant that is being written: one name or pattern a line. */
export interface GrantDraft extends Readonly<Record<Named | 'clusters', string>> {
  /** Of this form only. */
  key: string
  permissions: readonly Permission[]
  isEveryCluster: boolean
  isEveryName: boolean
}

type Fault = 'permissions' | 'clusters' | 'names' | 'many' | 'long' | 'id' | 'taken' | 'title' | 'name' | 'date'

/** What is wrong in a form of access, by the `name` of the field. */
export type Faults = Partial<Record<string, Fault>>

/** As the API takes it. */
type Written = { permissions: Permission[] } & Partial<Record<Named | 'clusters', string[]>>

const MOST_PATTERNS = 200
const LONGEST_NAME = 249

export function newGrant(key: string): GrantDraft {
  return {
    key,
    permissions: [],
    isEveryCluster: true,
    clusters: '',
    isEveryName: true,
    topics: '',
    groups: '',
    transactionalIds: '',
    principals: '',
  }
}

export function grantDraftOf(grant: Grant, key: string): GrantDraft {
  const isEveryCluster = grant.clusters.includes('*')
  const isEveryName = NAMED.every((of) => grant[of].includes('*'))
  const lines = (patterns: readonly string[], isAll: boolean) => (isAll ? '' : patterns.join('\n'))
  return {
    key,
    permissions: grant.permissions,
    isEveryCluster,
    clusters: lines(grant.clusters, isEveryCluster),
    isEveryName,
    topics: lines(grant.topics, isEveryName),
    groups: lines(grant.groups, isEveryName),
    transactionalIds: lines(grant.transactionalIds, isEveryName),
    principals: lines(grant.principals, isEveryName),
  }
}

export function patternsIn(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
}

/** As the API takes it. What is limited to names says each kind, so that an empty one is none of them. */
export function writtenGrant(draft: GrantDraft): Written {
  const permissions = [...draft.permissions]
  const clusters = draft.isEveryCluster ? {} : { clusters: patternsIn(draft.clusters) }
  if (draft.isEveryName) return { permissions, ...clusters }
  const { topics, groups, transactionalIds, principals } = draft
  return {
    permissions,
    ...clusters,
    topics: patternsIn(topics),
    groups: patternsIn(groups),
    transactionalIds: patternsIn(transactionalIds),
    principals: patternsIn(principals),
  }
}

/** What is wrong with it; empty: it can be sent. */
export function grantFaults(draft: GrantDraft): Faults {
  const { key } = draft
  const faults: Faults = {}
  if (draft.permissions.length === 0) faults[`permissions-${key}`] = 'permissions'
  const judge = (of: Named | 'clusters') => {
    const patterns = patternsIn(draft[of])
    if (patterns.length > MOST_PATTERNS) faults[`${of}-${key}`] = 'many'
    if (patterns.some((pattern) => pattern.length > LONGEST_NAME)) faults[`${of}-${key}`] = 'long'
    return patterns.length
  }
  if (!draft.isEveryCluster && judge('clusters') === 0) faults[`clusters-${key}`] = 'clusters'
  if (!draft.isEveryName && NAMED.map(judge).every((count) => count === 0)) faults[`topics-${key}`] = 'names'
  return faults
}
