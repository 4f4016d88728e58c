import 'server-only'
import type { PlanRow, RowFound } from '@/lib/contract/changes'
import type { SavedTopic } from '../../../../store/saved-offsets'
import type { ChangeContext, UndoInput } from '../../../define-change'
import { type PlaceNow, placeKey, readGroupNow, readPlaces } from '../../../look/group-now'
import { type LogRange, readLogRanges } from '../../../look/log-ranges'
import type { Said } from '../../../said'

/** A commit that goes, with what its partition holds; `range` null: its topic is gone. */
export interface RemovedCommit {
  place: PlaceNow
  range: LogRange | null
}

export async function withRanges(client: ChangeContext['client'], places: readonly PlaceNow[]): Promise<RemovedCommit[]> {
  const wanted = new Map(
    [...Map.groupBy(places, ({ topic }) => topic)].map(([topic, of]) => [topic, new Set(of.map(({ partition }) => partition))] as const),
  )
  const { ranges } = await readLogRanges(client, wanted, null)
  return places.map((place) => ({ place, range: ranges.get(placeKey(place)) ?? null }))
}

/** Records that nobody of the group will have read; null: not known. A share group's own count is the broker's (KIP-932). */
export function unreadOf({ place, range }: RemovedCommit): bigint | null {
  if (place.offset === null || range?.logEnd == null) return null
  const from = range.logStart !== null && range.logStart > place.offset ? range.logStart : place.offset
  return range.logEnd > from ? range.logEnd - from : 0n
}

export function removedRow(removed: RemovedCommit, isShare: boolean): PlanRow {
  const { place, range } = removed
  const { topic, partition, offset, metadata, leaderEpoch, error } = place
  const unread = unreadOf(removed)
  const values = { offset: String(offset), ...(metadata ? { metadata } : {}), ...(leaderEpoch === null ? {} : { leaderEpoch }) }
  return {
    of: { topic, partition },
    before: offset === null ? null : values,
    after: null,
    changed: offset !== null,
    about: {
      lag: unread === null ? null : String(unread),
      logEnd: range?.logEnd == null ? null : String(range.logEnd),
      topicId: range?.topicId ?? null,
      ...(isShare ? { share: true } : {}),
    },
    marks: offset === null && error === null ? ['no-commit'] : [],
  }
}

/** What is kept of them, by topic. */
export function savedOf(removed: readonly RemovedCommit[]): SavedTopic[] {
  return [...Map.groupBy(removed, ({ place }) => place.topic)].flatMap(([topic, of]) => {
    const partitions = of.flatMap(({ place: { partition, offset, leaderEpoch, metadata } }) =>
      offset === null ? [] : [{ partition, offset, leaderEpoch, metadata }],
    )
    return partitions.length === 0 ? [] : [{ topic, topicId: of[0]?.range?.topicId ?? null, partitions }]
  })
}

/** A reset of these partitions to what was there, commits of none included. */
export function resetToBefore(rows: readonly PlanRow[], group: string): UndoInput {
  const places = rows.map(({ of, before, about }) => ({
    topic: of['topic'],
    partition: of['partition'],
    offset: before?.['offset'] ?? null,
    metadata: before?.['metadata'] ?? null,
    leaderEpoch: before?.['leaderEpoch'] ?? null,
    topicId: about['topicId'] ?? null,
  }))
  return { kind: 'group.reset-offsets', input: { group, to: { type: 'rows', rows: places } } }
}

/** A reset to the offsets that were there, each only into the very topic it came from. */
export function putBack(rows: readonly PlanRow[], group: string): UndoInput | { because: Said } {
  if (rows.some(({ about }) => about['share'] === true)) return { because: { code: 'group.noUndoShare' } }
  const kept = rows.filter(
    ({ changed, before, about }) => changed && typeof before?.['offset'] === 'string' && typeof about['topicId'] === 'string',
  )
  if (kept.length === 0) return { because: { code: 'group.noUndoNothing' } }
  return resetToBefore(kept, group)
}

/** Whether the commits are gone; of a whole group, whether it is. */
export async function findRemoved({ client }: ChangeContext, rows: readonly PlanRow[], group: string): Promise<RowFound[]> {
  const now = await readGroupNow(client, group)
  const places = await readPlaces(client, now)
  return rows
    .filter((row) => row.changed)
    .map(({ of, before }): RowFound => {
      if ('group' in of) return { of, state: now.exists ? 'as-before' : 'as-planned', now: now.exists ? { state: now.state } : null }
      const offset = places.get(placeKey({ topic: String(of['topic']), partition: Number(of['partition']) }))?.offset ?? null
      if (offset === null) return { of, state: 'as-planned', now: null }
      return { of, state: before?.['offset'] === String(offset) ? 'as-before' : 'other', now: { offset: String(offset) } }
    })
}
