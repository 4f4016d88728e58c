import 'server-only'
import { serviceSeconds } from '@/lib/domain/boards/service-seconds'
import { asStored } from '@/lib/domain/series/packed-points'
import { SERIES_METRICS } from '@/lib/domain/series/metrics'
import type { GroupState, Snapshot } from '../snapshot'

/** Of the columns of a group's series. */
export const SECONDS = SERIES_METRICS.group.findIndex((metric) => metric.name === 'seconds')
const UNIT = SERIES_METRICS.group[SECONDS]?.unit ?? 1

/** What counts of a group: topics that there are and that its members read. What is left behind on others harms nobody. */
export function countedTopics(group: GroupState, { topics }: Pick<Snapshot, 'topics'>): string[] {
  return withLag(group, topics).map(({ topic }) => topic)
}

/**
 * How far behind a group is, as it is in the history: the worst of what counts. null: that of one topic is not known, or its
 * coordinator does not answer; undefined: it has no lag at all.
 */
export function groupSeconds(group: GroupState, { topics }: Pick<Snapshot, 'topics'>): number | null | undefined {
  if (group.refused !== null) return null
  const counted = withLag(group, topics)
  if (counted.length === 0) return undefined
  if (group.unavailableSince !== null) return null
  return serviceSeconds(counted.map(({ seconds }) => (seconds === null ? null : asStored(seconds, UNIT))))
}

function withLag(group: GroupState, topics: Snapshot['topics']): { topic: string; seconds: number | null }[] {
  const read = group.type === 'share' ? (group.share ?? []) : group.commits
  const unread = new Set(group.lag.unread)
  return read.flatMap(({ topic }, index) =>
    topics.has(topic) && !unread.has(topic) ? [{ topic, seconds: group.lag.topics[index]?.seconds ?? null }] : [],
  )
}
