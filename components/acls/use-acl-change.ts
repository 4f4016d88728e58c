import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { bindingKey, bindingOfKey } from './binding-key'
import { type AclChange, aclChangeSearch } from './search-params'

/** Which dialog is open over the ACLs, and for which rule. */
export function useAclChange() {
  const [{ change, rule }, setSearch] = useQueryStates(aclChangeSearch)
  // A step of the history: Back closes the dialog.
  const open = useCallback(
    (next: AclChange, of: AclBinding | null = null) => void setSearch({ change: next, rule: of && bindingKey(of) }, { history: 'push' }),
    [setSearch],
  )
  const close = useCallback(() => void setSearch({ change: null, rule: null }), [setSearch])
  return { change, rule: rule === null ? null : bindingOfKey(rule), open, close }
}
