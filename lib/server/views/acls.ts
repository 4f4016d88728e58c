import 'server-only'
import type { AclEntry } from '@/lib/contract/acls'
import { coversResource } from '@/lib/domain/access/acl-binding'
import type { Snapshot } from '../observe/snapshot'

/** Who may do what with one resource: the bindings that cover it, denials first. null while ACLs cannot be read. */
export function viewAcls({ acls }: Snapshot, resourceType: 'TOPIC' | 'GROUP', name: string): AclEntry[] | null {
  if (acls === null) return null
  return acls
    .filter((binding) => coversResource(binding, resourceType, name))
    .map(({ principal, host, resourceName, patternType, operation, permission }) => ({
      principal,
      host,
      resourceName,
      patternType,
      operation,
      permission,
    }))
    .toSorted((a, b) => Number(b.permission === 'DENY') - Number(a.permission === 'DENY') || (a.principal < b.principal ? -1 : 1))
}
