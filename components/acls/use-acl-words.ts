import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { EVERYONE } from '@/lib/domain/access/acl-words'
import { type AclPattern, isAll } from './matrix/matrix-of-bindings'

/** Kafka may have words that this page has none for. */
interface Lookup {
  (key: string, values?: Record<string, string | number>): string
  has: (key: string) => boolean
}

interface AclWords {
  operation: (operation: string) => string
  /** A letter or two, for a cell. */
  letter: (operation: string) => string
  type: (resourceType: string) => string
  /** Short, for the head of a column: `orders`, `customers*`, `all topics`. */
  column: (pattern: AclPattern) => string
  /** In a sentence: `topics that begin with customers`. */
  pattern: (pattern: AclPattern) => string
  /** Without the type that nearly all have. */
  principal: (principal: string) => string
  /** A rule on one line, in Kafka's words. */
  rule: (binding: AclBinding) => string
}

/** The words for rules and what they are made of. */
export function useAclWords(): AclWords {
  const t = useTranslations('acls')
  return useMemo(() => {
    const lookup = t as unknown as Lookup
    const word = (key: string, fallback: string) => (lookup.has(key) ? lookup(key) : fallback)
    const widthOf = (pattern: AclPattern) => (isAll(pattern) ? 'all' : pattern.patternType === 'PREFIXED' ? 'prefix' : 'name')
    const isOfCluster = ({ resourceType }: AclPattern) => resourceType === 'CLUSTER'
    return {
      operation: (operation) => word(`operations.${operation}`, operation),
      letter: (operation) => word(`letters.${operation}`, operation),
      type: (resourceType) => word(`typeOne.${resourceType}`, resourceType),
      column: (pattern) => {
        const name = pattern.patternType === 'PREFIXED' ? `${pattern.resourceName}*` : pattern.resourceName
        return t('pattern.label', { width: widthOf(pattern), type: pattern.resourceType, name })
      },
      pattern: (pattern) => t('pattern.said', { width: widthOf(pattern), type: pattern.resourceType, name: pattern.resourceName }),
      principal: (principal) => (principal === EVERYONE ? t('matrix.anyone') : principal.replace(/^User:/, '')),
      rule: (binding) =>
        t('rule', {
          permission: binding.permission,
          operation: binding.operation,
          type: binding.resourceType,
          name: isOfCluster(binding) ? '' : binding.resourceName,
          pattern: isOfCluster(binding) || isAll(binding) ? 'none' : binding.patternType,
          host: binding.host,
        }),
    }
  }, [t])
}
