import { type AclOperation, type AclResourceType, OPERATIONS_OF } from '@/lib/domain/access/acl-words'

/** What is mostly asked of such a resource, or given on it. */
export function usualOperation(type: AclResourceType): AclOperation {
  const operations = OPERATIONS_OF[type]
  return (['READ', 'WRITE', 'DESCRIBE'] as const).find((one) => operations.includes(one)) ?? operations[0] ?? 'ALL'
}
