import { useQueryStates } from 'nuqs'
import { type GroupChange, groupChangeSearch } from './search-params'

/** What each of them needs; the server asks for the same. */
export const PERMISSION_OF: Readonly<Record<GroupChange, 'offsets:write' | 'groups:write'>> = {
  reset: 'offsets:write',
  clone: 'offsets:write',
  'delete-offsets': 'offsets:write',
  delete: 'groups:write',
  'remove-member': 'groups:write',
}

/** Which dialog is open over a group's page. */
export function useGroupChange() {
  const [{ change, member }, setSearch] = useQueryStates(groupChangeSearch)
  return {
    change,
    member,
    // A step of the history: Back closes the dialog.
    open: (next: GroupChange, ofMember: string | null = null) => void setSearch({ change: next, member: ofMember }, { history: 'push' }),
    close: () => void setSearch({ change: null, member: null }),
  }
}
