import 'server-only'
import type { SessionItem, SignInWays } from '../contract/sessions'
import { type Actor, can } from '../domain/access/actor'
import { on } from '../domain/access/on'
import { whyNot } from '../domain/access/why-not'
import type { Access } from './auth/access'
import { readSessionCookies } from './auth/session-cookie'
import type { Session } from './auth/session-keeper'
import { toPerson } from './auth/audit-log'
import { ApiError } from './http/api-error'
import { toTime } from './views/view-context'

export async function signInWays({ oidc }: Access, cookies: string | null): Promise<SignInWays> {
  if (!oidc) return { provider: null, refused: null }
  const { title, contact } = oidc.provider.config
  const refusal = oidc.cookies.readRefusal(cookies)
  return {
    provider: { title, isAnswering: await oidc.provider.isAnswering() },
    refused: refusal && { name: refusal.name, groups: [...refusal.groups], more: refusal.more, contact },
  }
}

/** One’s own; `all` is for those who may manage people. */
export async function listSessions(
  access: Access,
  actor: Actor,
  of: 'me' | 'all',
  cookies: string | null,
): Promise<{ items: SessionItem[] }> {
  if (of === 'all' && !can(actor, 'users:write', on.console)) throw new ApiError('forbidden', whyNot(actor, 'users:write', on.console))
  const own = await ownSession(access, cookies)
  const sessions = of === 'all' ? await access.sessions.list(null) : own ? await access.sessions.list(own.user.id) : []
  return { items: sessions.map((session) => toSessionItem(session, own)) }
}

async function ownSession(access: Access, cookies: string | null): Promise<Session | null> {
  for (const secret of readSessionCookies(cookies)) {
    const session = await access.sessions.find(secret)
    if (session) return session
  }
  return null
}

/** 404 for somebody else’s too, unless the caller may manage people. */
export async function endSession(access: Access, actor: Actor, id: string): Promise<void> {
  const session = (await access.sessions.list(null)).find((one) => one.id === id)
  const isOwn = actor.kind === 'user' && session?.user.name === actor.name
  if (!session || !(isOwn || can(actor, 'users:write', on.console))) throw new ApiError('not-found', `There is no session “${id}”`)
  await access.sessions.end(session.tokenHash)
  await access.audit.did(actor, 'session.end', toPerson(session.user.name), {})
}

function toSessionItem({ id, user, provider, address, agent, createdMs, lastSeenMs }: Session, own: Session | null): SessionItem {
  return {
    id,
    person: user.name,
    isThis: id === own?.id,
    by: provider ? 'provider' : 'password',
    address,
    agent,
    startedAt: toTime(createdMs),
    lastSeenAt: toTime(lastSeenMs),
  }
}
