import 'server-only'
import type { ChangeContext } from '../define-change'
import type { GroupNow } from './group-now'

/** Commits within this time of a group that nobody is in are somebody's who is not a member. */
const RECENT_MS = 5 * 60_000
/** A write of our own is seen as a movement by the next round. */
const SEEN_WITHIN_MS = 30_000

export interface RecentCommits {
  agoMs: number
  /** The group never has members: a consumer that uses assign() is running. Else its consumers may just have stopped. */
  isAssigned: boolean
}

/** Commits of the last minutes to a group that is empty now, other than this console's own; null: none were seen. */
export function recentCommits(
  { snapshot, nowMs, sentMs }: Pick<ChangeContext, 'snapshot' | 'nowMs' | 'sentMs'>,
  { id, isEmpty, protocolType }: Pick<GroupNow, 'id' | 'isEmpty' | 'protocolType'>,
): RecentCommits | null {
  const movedAt = snapshot.groups.get(id)?.lag.lastMovedAt ?? null
  if (!isEmpty || movedAt === null || nowMs - movedAt > RECENT_MS) return null
  const ownMs = sentMs({ type: 'group', name: id })
  if (ownMs !== null && movedAt >= ownMs && movedAt - ownMs < SEEN_WITHIN_MS) return null
  return { agoMs: Math.max(0, nowMs - movedAt), isAssigned: protocolType === '' }
}
