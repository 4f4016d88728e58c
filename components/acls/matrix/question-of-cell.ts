import type { AccessQuestion } from '@/lib/client/queries/acls'
import { ACL_OPERATIONS, ACL_RESOURCE_TYPES } from '@/lib/domain/access/acl-words'
import { usualOperation } from '../usual-operation'
import type { AclPattern, MatrixMark } from './matrix-of-bindings'

/**
 * What a cell asks: its first operation, or what is first asked of such a thing. A prefix is asked about as a name of its own, `*` as a
 * name that no rule names. null: Kafka has words there that nobody can ask with.
 */
export function questionOfCell(principal: string, column: AclPattern, marks: readonly MatrixMark[]): AccessQuestion | null {
  const resourceType = ACL_RESOURCE_TYPES.find((type) => type === column.resourceType)
  if (resourceType === undefined) return null
  const [first] = marks
  const operation = ACL_OPERATIONS.find((one) => one === first?.operation && one !== 'ALL') ?? usualOperation(resourceType)
  return { principal, operation, resourceType, resourceName: column.resourceName }
}
