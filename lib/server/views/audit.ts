import 'server-only'
import type { z } from 'zod'
import { AuditItem, type AuditQuery } from '@/lib/contract/audit'
import type { endpoints } from '@/lib/contract/endpoints'
import { type Actor, visible } from '@/lib/domain/access/permissions'
import { cursorAt, positionOf } from '@/lib/domain/lists/cursor'
import type { AuditEntries, AuditEntry } from '../store/audit-entries'
import { toTime } from './view-context'

/** What was done on the clusters that this actor may know of, and on the console itself; newest first. */
export async function listAudit(
  entries: AuditEntries,
  { actor: by, clusters }: { actor: Actor; clusters: readonly string[] },
  { limit, cursor, cluster, actor, action }: AuditQuery,
): Promise<z.infer<NonNullable<typeof endpoints.listAudit.response>>> {
  const known = visible(by, 'changes:read', clusters, (id) => ({ cluster: id, type: 'cluster', name: id }))
  const offset = positionOf(cursor)
  const { items, total } = await entries.list({ clusters: known, cluster, actor, action }, { offset, limit })
  const next = offset + items.length
  return {
    items: items.map(toItem),
    nextCursor: next < total ? cursorAt(next) : null,
    total,
    asOf: toTime(Date.now()),
    stale: false,
    errors: [],
  }
}

/** Parsed, because rows are read that another version of this console may have written. */
function toItem({ atMs, detail, ...entry }: AuditEntry): AuditItem {
  return AuditItem.parse({ ...entry, at: toTime(atMs), detail: JSON.parse(detail) as unknown })
}
