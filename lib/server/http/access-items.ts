import 'server-only'
import type { z } from 'zod'
import type { GrantItem, SessionView, TokenItem, UserItem } from '../../contract/access'
import { type Actor, permissionsOf, roleNames } from '../../domain/access/actor'
import type { Grant } from '../../domain/access/grant'
import { likeBuiltIn } from '../../domain/access/roles'
import type { Access, Token, User } from '../auth/access'

export async function toSessionView(access: Access, actor: Actor): Promise<SessionView> {
  const permissions = permissionsOf(actor)
  return {
    actor: { kind: actor.kind, name: actor.name, role: roleNames(actor) },
    roles: await Promise.all(actor.roles.map(async ({ id }) => ({ id, title: (await access.roles.find(id))?.title ?? id }))),
    like: likeBuiltIn(permissions),
    permissions,
    grants: actor.roles.flatMap(({ grants }) => grants.map(toGrantItem)),
    scope: actor.scope && toGrantItem(actor.scope),
  }
}

export function toGrantItem({ permissions, clusters, topics, groups, transactionalIds, principals }: Grant): GrantItem {
  return {
    permissions: [...permissions],
    clusters: [...clusters],
    topics: [...topics],
    groups: [...groups],
    transactionalIds: [...transactionalIds],
    principals: [...principals],
  }
}

export function toTokenItem(
  { id, name, role, createdBy, createdMs, lastUsedMs, scope, expiresMs }: Token,
  nowMs: number,
): z.infer<typeof TokenItem> {
  return {
    id,
    name,
    role,
    createdBy,
    createdAt: toTime(createdMs),
    lastUsedAt: lastUsedMs === null ? null : toTime(lastUsedMs),
    scope: scope && toGrantItem(scope),
    expiresAt: expiresMs === null ? null : toTime(expiresMs),
    isExpired: expiresMs !== null && expiresMs <= nowMs,
  }
}

export async function toUserItem(access: Access, user: User): Promise<z.infer<typeof UserItem>> {
  const { id, name, role, groups, createdMs, lastSignInMs } = user
  return {
    id,
    name,
    role: role ?? ((await access.rolesOf(user)).join(', ') || 'none'),
    groups: groups && [...groups],
    createdAt: toTime(createdMs),
    lastSignInAt: lastSignInMs === null ? null : toTime(lastSignInMs),
  }
}

function toTime(ms: number): string {
  return new Date(ms).toISOString()
}
