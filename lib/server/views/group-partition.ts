import 'server-only'
import type { GroupPartitionDetail } from '@/lib/contract/groups'
import { can } from '@/lib/domain/access/permissions'
import { type TopicState, UNKNOWN } from '../observe/snapshot'
import { groupPartitions } from './group-partitions'
import { type ViewContext, freshness, toPartError, toTime } from './view-context'

/** Says which change of this console deleted the records before a log start; null: none did. */
export type FindDeletion = (deleted: { topic: string; partition: number; logStart: bigint }) => Promise<string | null>

interface Place {
  group: string
  topic: string
  partition: number
}

/**
 * One partition of a group, looked at closely: its window, and the record at its commit, whose own time the estimate is held
 * against. null: no such group, topic or partition, or not for this actor.
 */
export async function getGroupPartition(
  context: ViewContext,
  place: Place,
  findDeletion: FindDeletion,
): Promise<GroupPartitionDetail | null> {
  const { actor, observer } = context
  const { snapshot, windows, ends, burrow } = observer
  const { cluster } = observer
  const group = snapshot.groups.get(place.group)
  const topic = snapshot.topics.get(place.topic)
  const isAllowed = (permission: 'groups:read' | 'topics:read', type: 'group' | 'topic', name: string) =>
    can(actor, permission, { cluster, type, name })
  if (!group || !topic || !isAllowed('groups:read', 'group', group.id) || !isAllowed('topics:read', 'topic', topic.name)) return null
  const partition = groupPartitions(group, observer).find((p) => p.topic === topic.name && p.partition === place.partition)
  if (!partition) return null
  const committed = partition.committed === null ? null : BigInt(partition.committed)
  const found = committed === null || group.type === 'share' ? null : await observer.recordAt(topic, place.partition, committed)
  const readAt = Date.now()
  const estimated = committed === null ? null : ends.secondsBehind(topic.topicId, place.partition, committed, snapshot.takenAt)
  const { config } = topic
  return {
    partition,
    window: windows.window(group, topic.name, place.partition).map(({ offset, timestampMs, observedAtMs, lag }) => ({
      offset: offset.toString(),
      committedAt: toTime(timestampMs),
      observedAt: toTime(observedAtMs),
      lag: lag?.toString() ?? null,
    })),
    intervals: burrow.intervals,
    minDistanceSeconds: burrow.minDistanceMs / 1000,
    ends: ends.newest(topic.topicId, place.partition, burrow.intervals).map(String),
    record: found?.record
      ? {
          offset: found.record.offset.toString(),
          timestamp: toTime(found.record.timestampMs),
          secondsAgo: Math.max(0, (readAt - found.record.timestampMs) / 1000),
          readAt: toTime(readAt),
        }
      : null,
    estimatedSeconds: partition.lag === null ? null : estimated,
    retentionMs: config?.retentionMs?.toString() ?? null,
    retentionBytes: config?.retentionBytes?.toString() ?? null,
    cleanupPolicy: config?.cleanupPolicy ?? null,
    lost: committed === null ? null : await lostBefore(topic, place.partition, committed, findDeletion),
    asOf: freshness(context).asOf,
    errors: found?.failed ? [toPartError({ part: 'standing', since: readAt, ...found.failed })] : [],
  }
}

async function lostBefore(
  { name, config, logStart }: TopicState,
  partition: number,
  committed: bigint,
  findDeletion: FindDeletion,
): Promise<GroupPartitionDetail['lost']> {
  const start = logStart[partition] ?? UNKNOWN
  if (start === UNKNOWN || committed >= start) return null
  const change = await findDeletion({ topic: name, partition, logStart: start })
  const deletes = (config?.retentionMs ?? -1n) >= 0n || (config?.retentionBytes ?? -1n) >= 0n
  const by = change === null ? (deletes && config?.cleanupPolicy?.includes('delete') ? 'retention' : 'unknown') : 'deleted-on-request'
  return { offsets: (start - committed).toString(), by, change }
}
