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
