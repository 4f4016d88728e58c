import 'server-only'
import type { z } from 'zod'
import type { ChangeListQuery } from '@/lib/contract/changes'
import type { Actor } from '@/lib/domain/access/actor'
import type { ChangeRecords } from '../store/change-records'
import { csvResponse } from '../views/csv'
import { toFilter } from './list-changes'
import { seenItem } from './seen-change'

const HEADS = [
  'change',
  'kind',
  'target_type',
  'target',
  'state',
  'by',
  'by_kind',
  'created_at',
  'finished_at',
  'result',
  'undo_of',
  'undone_by',
  'approved_by',
  'rejected_by',
  'rejected_because',
]
const PER_READ = 500

/** All changes a filter matches, as CSV; times ISO 8601 in UTC. */
export async function exportChanges(
  records: ChangeRecords,
  by: Actor,
  cluster: string,
  query: Omit<z.output<typeof ChangeListQuery>, 'limit' | 'cursor'>,
): Promise<Response> {
  const rows: (string | null)[][] = []
  const filter = await toFilter(records, by, cluster, query)
  for (let offset = 0, total = 1; offset < total; offset += PER_READ) {
    const page = await records.list(filter, { offset, limit: PER_READ })
    total = page.total
    for (const record of page.items) {
      const { id, kind, target, state, actor, createdAt, finishedAt, said, undoOf, undoneBy, approval } = seenItem(by, record)
      const done = [id, kind, target.type, target.name, state, actor.name, actor.kind, createdAt, finishedAt, said.text, undoOf, undoneBy]
      const approvedBy = approval?.approvals.map(({ by: who }) => who).join(' ') ?? null
      rows.push([...done, approvedBy, approval?.rejected?.by ?? null, approval?.rejected?.because ?? null])
    }
  }
  const at = new Date().toISOString().slice(0, 19).replaceAll(':', '')
  return csvResponse(`${cluster}-changes-${at}Z.csv`, HEADS, rows)
}
