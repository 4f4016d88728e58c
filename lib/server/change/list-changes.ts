import 'server-only'
import type { z } from 'zod'
import type { ChangeItem, ChangeListQuery } from '@/lib/contract/changes'
import type { endpoints } from '@/lib/contract/endpoints'
import { cursorAt, positionOf } from '@/lib/domain/lists/cursor'
import type { ChangeFilter, ChangeRecord, ChangeRecords } from '../store/change-records'
import { toChange } from './intent'

type Page = z.input<NonNullable<(typeof endpoints)['listChanges']['response']>>
type Filter = Omit<z.output<typeof ChangeListQuery>, 'limit' | 'cursor'>

/** The audit trail, newest first: who, when, what, and what came of it. */
export async function listChanges(records: ChangeRecords, cluster: string, query: z.output<typeof ChangeListQuery>): Promise<Page> {
  const filter = toFilter(cluster, query)
  const offset = positionOf(query.cursor)
  const { items, total } = await records.list(filter, { offset, limit: query.limit })
  const { kinds } = await records.facets({ ...filter, kind: undefined })
  const { states } = await records.facets({ ...filter, state: undefined })
  const next = offset + items.length
  return {
    items: items.map(toItem),
    nextCursor: next < total ? cursorAt(next) : null,
    total,
    asOf: new Date().toISOString(),
    stale: false,
    errors: [],
    facets: { kinds: Object.fromEntries(kinds), states: Object.fromEntries(states) },
  }
}

export function toFilter(cluster: string, { from, to, ...query }: Filter): ChangeFilter {
  const { q, kind, state, actor, targetType, target } = query
  const ms = (time: string | undefined) => (time === undefined ? undefined : Date.parse(time))
  return { cluster, q, kind, state, actor, targetType, target, fromMs: ms(from), toMs: ms(to) }
}

export function toItem(record: ChangeRecord): ChangeItem {
  const { id, kind, cluster, target, state, actor, createdAt, finishedAt, said, undoOf, undoneBy, undo } = toChange(record)
  return { id, kind, cluster, target, state, actor, createdAt, finishedAt, said, undoOf, undoneBy, undo }
}
