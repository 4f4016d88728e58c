/** One ACL binding, in Kafka's words: `TOPIC`, `PREFIXED`, `READ`, `ALLOW`. */
export interface AclBinding {
  principal: string
  /** An address or `*`. */
  host: string
  resourceType: string
  resourceName: string
  patternType: string
  operation: string
  permission: string
}

/** In the order in which people write them. */
export const ACL_FIELDS = [
  'principal',
  'host',
  'resourceType',
  'resourceName',
  'patternType',
  'operation',
  'permission',
] as const satisfies (keyof AclBinding)[]

/** Does the binding's pattern cover this resource? Literal by exact name or `*`, prefixed by its start (StandardAuthorizerData). */
export function coversResource(binding: AclBinding, resourceType: string, name: string): boolean {
  if (binding.resourceType !== resourceType) return false
  if (binding.patternType === 'PREFIXED') return name.startsWith(binding.resourceName)
  return binding.resourceName === name || binding.resourceName === '*'
}

/** The names that both patterns cover, as a pattern: of two that overlap, one lies within the other; null: they share none. */
export function sharedPattern(one: AclBinding, other: AclBinding): Pick<AclBinding, 'resourceName' | 'patternType'> | null {
  if (one.resourceType !== other.resourceType) return null
  const inner = isWithin(other, one) ? other : isWithin(one, other) ? one : null
  return inner && { resourceName: inner.resourceName, patternType: inner.patternType }
}

/** `*` is a literal name that stands for all (StandardAuthorizerData). */
function isWithin(inner: AclBinding, outer: AclBinding): boolean {
  if (outer.patternType !== 'PREFIXED')
    return outer.resourceName === '*' || (inner.patternType !== 'PREFIXED' && inner.resourceName === outer.resourceName)
  return (inner.patternType === 'PREFIXED' || inner.resourceName !== '*') && inner.resourceName.startsWith(outer.resourceName)
}
