import 'server-only'
import type { ChangeState } from '@/lib/domain/change/states'
import type { ChangeRecords } from '../store/change-records'

/** Nothing was sent to Kafka in any of these. */
const NOTHING_SENT: ReadonlySet<ChangeState> = new Set(['awaiting-approval', 'armed', 'cancelled', 'expired', 'rejected'])
const MOST = 10

/** The id of the last change of a group that was made at or after `from` and at or before `to` (ms), and sent; null: there was none. */
export async function changeOf(
  records: ChangeRecords,
  { cluster, group, from, to }: { cluster: string; group: string; from: number; to: number },
): Promise<string | null> {
  const filter = { cluster, targetType: 'group', target: group, fromMs: from, toMs: to }
  const { items } = await records.list(filter, { offset: 0, limit: MOST })
  return items.find(({ events }) => !NOTHING_SENT.has(events.at(-1)?.state ?? 'cancelled'))?.id ?? null
}
