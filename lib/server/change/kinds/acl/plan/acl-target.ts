import 'server-only'
import type { ChangeTarget } from '@/lib/contract/changes'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { nameOfPrincipal } from '@/lib/domain/access/principal'

/** The user all of them are for. Where they are for several, or for everyone, whoever changes them must be allowed to for all. */
export function aclTarget(bindings: readonly Pick<AclBinding, 'principal'>[]): ChangeTarget {
  const [principal, ...others] = new Set(bindings.map((binding) => binding.principal))
  const name = principal === undefined || others.length > 0 ? '*' : nameOfPrincipal(principal)
  return { type: 'user', name }
}
