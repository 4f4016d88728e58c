import 'server-only'
import type { ChangeContext } from '../../../define-change'
import { readReadersPlaces } from '../../../look/topic-readers'
import { namedGroup, type Warning } from '../../../said'
import type { RecordsToDelete } from './records-to-delete'

/** Groups that have not read all of what goes. A group that has no commit on a partition is not counted there: where it begins is its own choice. */
export async function whoLosesThem(context: ChangeContext, topic: string, deletions: readonly RecordsToDelete[]): Promise<Warning[]> {
  if (deletions.length === 0) return []
  const { places, unknown } = await readReadersPlaces(context, topic)
  const losers = [...places].flatMap(([group, committed]) => {
    const records = deletions.reduce((sum, { partition, offset, logStart }) => {
      const place = committed.get(partition)
      const from = place !== undefined && place < logStart ? logStart : place
      return from !== undefined && from < offset ? sum + offset - from : sum
    }, 0n)
    return records === 0n ? [] : [{ group, records }]
  })
  const names = losers.map(({ group, records }) => namedGroup(group, `${group} (${records})`))
  const records = String(losers.reduce((sum, one) => sum + one.records, 0n))
  return [
    ...(losers.length > 0
      ? [
          {
            weight: 'danger' as const,
            code: 'topic.unreadLost',
            names,
            figures: { groups: losers.length, records },
          },
        ]
      : []),
    ...(losers.length === 0 && unknown.length === 0 ? [{ weight: 'note' as const, code: 'topic.nobodyLoses' }] : []),
    ...(unknown.length > 0
      ? [
          {
            weight: 'warn' as const,
            code: 'topic.readersUnknown',
            names: unknown.map((group) => namedGroup(group)),
            figures: { groups: unknown.length },
          },
        ]
      : []),
  ]
}
