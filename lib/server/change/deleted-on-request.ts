import 'server-only'
import type { ChangeRecords } from '../store/change-records'
import { toChange } from './intent'

/** How many of a topic's deletions are looked through, newest first. */
const LOOKED_THROUGH = 100

/** The change of this console that deleted a partition's records up to the log start it has now; null where none did. */
export async function deletedOnRequest(
  records: ChangeRecords,
  cluster: string,
  { topic, partition, logStart }: { topic: string; partition: number; logStart: bigint },
): Promise<string | null> {
  const filter = { cluster, kind: 'topic.delete-records', targetType: 'topic', target: topic }
  const { items } = await records.list(filter, { offset: 0, limit: LOOKED_THROUGH })
  const change = items
    .map(toChange)
    .find(
      ({ state, rows }) =>
        (state === 'done' || state === 'partly-done') &&
        rows.some(({ of, after, changed }) => changed && of['partition'] === partition && after?.['logStart'] === String(logStart)),
    )
  return change?.id ?? null
}
