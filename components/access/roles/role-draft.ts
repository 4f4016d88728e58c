import type { RoleItem } from '@/lib/contract/access'
import { type Faults, type GrantDraft, grantDraftOf, grantFaults, newGrant, patternsIn, writtenGrant } from '../grant/grant-draft'

export interface RoleDraft {
  id: string
  title: string
  /** One group of the identity provider a line. */
  groups: string
  grants: readonly GrantDraft[]
}

const ID = /^[a-z0-9][a-z0-9-]{0,39}$/
const LONGEST_TITLE = 100
const LONGEST_GROUP = 200
const MOST_GROUPS = 200

/** null: a new one, which first looks at everything in one place that is still to be said. */
export function roleDraftOf(role: RoleItem | null): RoleDraft {
  if (role === null) return { id: '', title: '', groups: '', grants: [newGrant('0')] }
  const { id, title, groups, grants } = role
  return { id, title, groups: groups.join('\n'), grants: grants.map((grant, at) => grantDraftOf(grant, String(at))) }
}

/** What can be sent, or what is wrong with it. `taken`: ids that others have; a built-in role is its groups alone. */
export function roleInputOf(draft: RoleDraft, { taken, isBuiltIn }: { taken: readonly string[]; isBuiltIn: boolean }) {
  const faults: Faults = Object.assign({}, ...(isBuiltIn ? [] : draft.grants.map(grantFaults)))
  const title = draft.title.trim()
  const groups = patternsIn(draft.groups)
  if (!ID.test(draft.id)) faults['id'] = 'id'
  else if (taken.includes(draft.id)) faults['id'] = 'taken'
  if (title === '' || title.length > LONGEST_TITLE) faults['title'] = 'title'
  if (groups.length > MOST_GROUPS) faults['groups'] = 'many'
  else if (groups.some((group) => group.length > LONGEST_GROUP)) faults['groups'] = 'long'
  if (Object.keys(faults).length > 0) return { faults }
  return { value: { title, groups, grants: isBuiltIn ? [] : draft.grants.map(writtenGrant) } }
}

/** The id that goes with a title, for as long as nobody has typed another. */
export function idOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
}
