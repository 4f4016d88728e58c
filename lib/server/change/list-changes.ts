import 'server-only'
import type { z } from 'zod'
import type { ChangeListQuery } from '@/lib/contract/changes'
import type { endpoints } from '@/lib/contract/endpoints'
import type { Actor } from '@/lib/domain/access/actor'
import { cursorAt, positionOf } from '@/lib/domain/lists/cursor'
import type { ChangeFilter, ChangeRecords } from '../store/change-records'
import { mayApprove } from './approving'
import { seenItem } from './seen-change'
import { visibleTargets } from './visible-changes'

type Page = z.input<NonNullable<(typeof endpoints)['listChanges']['response']>>
type Filter = Omit<z.output<typeof ChangeListQuery>, 'limit' | 'cursor'>

/** The audit trail, newest first: who, when, what, and what came of it. */
export async function listChanges(
  records: ChangeRecords,
  actor: Actor,
  cluster: string,
  query: z.output<typeof ChangeListQuery>,
): Promise<Page> {
  const filter = await toFilter(records, actor, cluster, query)
  const offset = positionOf(query.cursor)
  const { items, total } = await records.list(filter, { offset, limit: query.limit })
  const { kinds } = await records.facets({ ...filter, kind: undefined })
  const { states } = await records.facets({ ...filter, state: undefined })
  const next = offset + items.length
  return {
    items: items.map((record) => seenItem(actor, record)),
    nextCursor: next < total ? cursorAt(next) : null,
    total,
    asOf: new Date().toISOString(),
    stale: false,
    errors: [],
    facets: { kinds: Object.fromEntries(kinds), states: Object.fromEntries(states) },
  }
}

/** What is asked for, of what this actor may know of. */
export async function toFilter(
  records: ChangeRecords,
  by: Actor,
  cluster: string,
  { from, to, approvable, ...query }: Filter,
): Promise<ChangeFilter> {
  const { q, kind, state, actor, targetType, target } = query
  const ms = (time: string | undefined) => (time === undefined ? undefined : Date.parse(time))
  const waiting = approvable === undefined ? null : await records.inStates(['awaiting-approval'])
  const ids = waiting?.filter((record) => record.cluster === cluster && mayApprove(by, record)).map(({ id }) => id)
  const targets = await visibleTargets(records, by, cluster)
  return { cluster, q, kind, state, actor, targetType, target, fromMs: ms(from), toMs: ms(to), ids, targets }
}
