import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { ACL_RESOURCE_TYPES, type AclResourceType, OPERATIONS_OF, THE_CLUSTER } from '@/lib/domain/access/acl-words'
import { withType } from '../with-type'

/** One rule, or several that differ in their operation, as typed. */
export interface RuleDraft {
  permission: 'ALLOW' | 'DENY'
  principal: string
  host: string
  resourceType: AclResourceType
  resourceName: string
  patternType: 'LITERAL' | 'PREFIXED'
  operations: readonly string[]
}

export type RuleField = 'principal' | 'host' | 'name' | 'operations'
export type RuleFaults = Partial<Record<RuleField, RuleField | 'same'>>

export const EMPTY_RULE: RuleDraft = {
  permission: 'ALLOW',
  principal: '',
  host: '*',
  resourceType: 'TOPIC',
  resourceName: '',
  patternType: 'LITERAL',
  operations: ['READ'],
}

/** A rule that is there, to begin with; words of a later Kafka cannot be edited here and fall back to what is usual. */
export function draftOfRule(rule: AclBinding): RuleDraft {
  return {
    permission: rule.permission === 'DENY' ? 'DENY' : 'ALLOW',
    principal: rule.principal,
    host: rule.host,
    resourceType: ACL_RESOURCE_TYPES.find((type) => type === rule.resourceType) ?? 'TOPIC',
    resourceName: rule.resourceType === 'CLUSTER' ? '' : rule.resourceName,
    patternType: rule.patternType === 'PREFIXED' ? 'PREFIXED' : 'LITERAL',
    operations: [rule.operation],
  }
}

/** What can be done with such a resource, everything at once first. */
export function operationsFor(type: AclResourceType): readonly string[] {
  return ['ALL', ...OPERATIONS_OF[type]]
}

export function ruleFaults({ principal, host, resourceType, resourceName, operations }: RuleDraft): RuleFaults {
  return {
    ...(principal.trim() === '' && { principal: 'principal' as const }),
    ...(!/^\S+$/.test(host.trim()) && { host: 'host' as const }),
    ...(resourceType !== 'CLUSTER' && resourceName === '' && { name: 'name' as const }),
    ...(operations.length === 0 && { operations: 'operations' as const }),
  }
}

/** The rules a draft makes, as far as it is filled in. `*` is all of a type and never the beginning of names. */
export function rulesOfDraft(draft: RuleDraft): AclBinding[] {
  const { permission, resourceType, resourceName, patternType } = draft
  const isOfCluster = resourceType === 'CLUSTER'
  return draft.operations.map((operation) => ({
    permission,
    principal: withType(draft.principal.trim()),
    host: draft.host.trim(),
    resourceType,
    resourceName: isOfCluster ? THE_CLUSTER : resourceName,
    patternType: isOfCluster || resourceName === '*' ? 'LITERAL' : patternType,
    operation,
  }))
}
