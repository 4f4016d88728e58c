import 'server-only'
import type { z } from 'zod'
import { AuditItem, type AuditPage, type AuditQuery } from '@/lib/contract/audit'
import { type Actor, can } from '@/lib/domain/access/actor'
import { on } from '@/lib/domain/access/on'
import type { Resource } from '@/lib/domain/access/permissions'
import { cursorAt, positionOf } from '@/lib/domain/lists/cursor'
import type { AuditEntries, AuditEntry, AuditFilter, AuditTarget } from '../store/audit-entries'
import { csvResponse } from './csv'
import { toTime } from './view-context'

const PER_READ = 500
const HEADS = ['at', 'cluster', 'by', 'by_kind', 'action', 'target_type', 'target', 'detail']
/** What of the detail names nothing that its reader may not know of. */
const HARMLESS: ReadonlySet<string> = new Set(['permission', 'list', 'more', 'mostAMinute'])

/** What was done to the console, and what of clusters this actor may know of; newest first. */
export async function listAudit(
  entries: AuditEntries,
  actor: Actor,
  { limit, cursor, ...query }: AuditQuery,
): Promise<z.infer<typeof AuditPage>> {
  const filter = await toFilter(entries, actor, query)
  const offset = positionOf(cursor)
  const { items, total } = await entries.list(filter, { offset, limit })
  const actions = await entries.actions({ ...filter, action: undefined })
  const next = offset + items.length
  return {
    items: items.map((entry) => toItem(entry, actor)),
    nextCursor: next < total ? cursorAt(next) : null,
    total,
    asOf: toTime(Date.now()),
    stale: false,
    errors: [],
    facets: { actions: Object.fromEntries(actions) },
  }
}

/** The same as CSV; times ISO 8601 in UTC, the detail as JSON. */
export async function exportAudit(entries: AuditEntries, actor: Actor, query: Omit<AuditQuery, 'limit' | 'cursor'>): Promise<Response> {
  const filter = await toFilter(entries, actor, query)
  const rows: (string | null)[][] = []
  for (let offset = 0, total = 1; offset < total; offset += PER_READ) {
    const page = await entries.list(filter, { offset, limit: PER_READ })
    total = page.total
    for (const { at, cluster, actor: by, action, target, detail } of page.items.map((entry) => toItem(entry, actor)))
      rows.push([at, cluster, by.name, by.kind, action, target.type, target.name, JSON.stringify(detail)])
  }
  const at = toTime(Date.now()).slice(0, 19).replaceAll(':', '')
  return csvResponse(`audit-${at}Z.csv`, HEADS, rows)
}

async function toFilter(entries: AuditEntries, by: Actor, query: Omit<AuditQuery, 'limit' | 'cursor'>): Promise<AuditFilter> {
  const { cluster, actor, action, q, from, to } = query
  const ms = (time: string | undefined) => (time === undefined ? undefined : Date.parse(time))
  const all = await entries.targets()
  const seen = all.filter((target) => maySee(by, target))
  const targets = seen.length === all.length ? null : seen
  return { console: mayReadAll(by), targets, cluster, actor, action, q, fromMs: ms(from), toMs: ms(to) }
}

function mayReadAll(actor: Actor): boolean {
  return can(actor, 'audit:read', on.console)
}

function maySee(actor: Actor, { cluster, type, name }: AuditTarget): boolean {
  return can(actor, 'changes:read', { cluster, type: type as Resource['type'], name })
}

/** Parsed, because rows are read that another version of this console may have written. */
function toItem({ atMs, detail, ...entry }: AuditEntry, actor: Actor): AuditItem {
  const item = AuditItem.parse({ ...entry, at: toTime(atMs), detail: JSON.parse(detail) as unknown })
  return mayReadAll(actor) ? item : { ...item, detail: withoutNames(item, actor) }
}

/** A detail may name what is not the reader's to know: a topic beside the group it is about, the filter of an export. */
function withoutNames({ cluster, detail }: AuditItem, actor: Actor): AuditItem['detail'] {
  const { topic } = detail
  const seesTopic = cluster !== null && typeof topic === 'string' && maySee(actor, { cluster, type: 'topic', name: topic })
  return Object.fromEntries(Object.entries(detail).filter(([key]) => HARMLESS.has(key) || (key === 'topic' && seesTopic)))
}
