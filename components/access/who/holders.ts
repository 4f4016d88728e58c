import type { z } from 'zod'
import type { RoleItem, TokenItem, UserItem } from '@/lib/contract/access'
import { roleIdsOf } from '../role-ids'
import type { Grant } from '@/lib/domain/access/grant'

/** Somebody, or something, that holds roles. A group stands for its members: whoever of them never signed in is not known by name. */
export interface Holder {
  key: string
  kind: 'person' | 'group' | 'token'
  name: string
  roles: readonly RoleItem[]
  /** What a token is limited to besides. */
  scope: Grant | null
}

interface Known {
  roles: readonly RoleItem[]
  users: readonly z.infer<typeof UserItem>[]
  /** Those that are over hold nothing any more. */
  tokens: readonly z.infer<typeof TokenItem>[]
}

/** All of them: people by name, groups of the identity provider, tokens. */
export function holdersOf({ roles, users, tokens }: Known): Holder[] {
  const holding = (ids: readonly string[]) => roles.filter((role) => ids.includes(role.id))
  const groups = [...new Set(roles.flatMap((role) => role.groups))]
  const all: Holder[] = [
    ...users.map(({ id, name, role }) => ({
      key: `person:${id}`,
      kind: 'person' as const,
      name,
      roles: holding(roleIdsOf(role)),
      scope: null,
    })),
    ...groups.map((name) => ({
      key: `group:${name}`,
      kind: 'group' as const,
      name,
      roles: roles.filter((role) => role.groups.includes(name)),
      scope: null,
    })),
    ...tokens
      .filter(({ isExpired }) => !isExpired)
      .map(({ id, name, role, scope }) => ({ key: `token:${id}`, kind: 'token' as const, name, roles: holding([role]), scope })),
  ]
  const KINDS = ['person', 'group', 'token']
  return all.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.name.localeCompare(b.name))
}
