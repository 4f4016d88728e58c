import 'server-only'
import type { z } from 'zod'
import type { SessionView, TokenItem, UserItem } from '../../contract/access'
import { ROLE_PERMISSIONS, type Actor } from '../../domain/access/permissions'
import type { Token, User } from '../auth/access'

export function toSessionView(actor: Actor): SessionView {
  return { actor, permissions: [...ROLE_PERMISSIONS[actor.role]] }
}

export function toTokenItem({ id, name, role, createdBy, createdMs, lastUsedMs }: Token): z.infer<typeof TokenItem> {
  return { id, name, role, createdBy, createdAt: toTime(createdMs), lastUsedAt: lastUsedMs === null ? null : toTime(lastUsedMs) }
}

export function toUserItem({ id, name, role, createdMs, lastSignInMs }: User): z.infer<typeof UserItem> {
  return { id, name, role, createdAt: toTime(createdMs), lastSignInAt: lastSignInMs === null ? null : toTime(lastSignInMs) }
}

function toTime(ms: number): string {
  return new Date(ms).toISOString()
}
