import 'server-only'
import type { RoleItem } from '../contract/access'
import type { Access } from './auth/access'
import { toGrantItem } from './http/access-items'
import { toTime } from './views/view-context'

/** All roles, and who holds each by name. */
export async function listRoles(access: Access): Promise<{ items: RoleItem[] }> {
  const [roles, users, tokens] = await Promise.all([access.roles.list(), access.listUsers(), access.listTokens()])
  const namesOf = (holders: readonly { name: string; role: string | null }[], id: string) =>
    holders.filter(({ role }) => role === id).map(({ name }) => name)
  return {
    items: roles.map(({ id, title, origin, grants, groups, edited }) => ({
      id,
      title,
      origin,
      grants: grants.map(toGrantItem),
      groups: [...groups],
      edited: edited && { by: edited.by, at: toTime(edited.atMs) },
      people: namesOf(users, id),
      tokens: namesOf(tokens, id),
    })),
  }
}
