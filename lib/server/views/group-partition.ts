import 'server-only'
import type { GroupPartition, GroupPartitionDetail } from '@/lib/contract/groups'
import { can } from '@/lib/domain/access/actor'
import { hasRetentionLimit } from '@/lib/domain/lag/retention-limits'
import { committedOffset } from '../observe/committed-offset'
import { partitionLag } from '../observe/group-lag'
import type { FoundRecord } from '../observe/record-at'
import { type TopicState, UNKNOWN } from '../observe/snapshot'
import { groupPartition } from './group-partitions'
import { type ViewContext, freshness, toPartError, toTime } from './view-context'

/** Says which change of this console deleted the records before a log start, or some of them; null: none did. */
export type FindDeletion = (gone: {
  topic: string
  topicId: string
  partition: number
  committed: bigint
  logStart: bigint
}) => Promise<{ change: string; logStart: bigint } | null>

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
  const committed = committedOffset(group, topic.name, place.partition)?.offset ?? null
  const isBeyond = committed !== null && partitionLag(topic, place.partition, committed, group.commitsAt).state === 'beyond-end'
  const found = committed === null || isBeyond ? null : await observer.recordAt(topic, place.partition, committed)
  const row = groupPartition(group, topic, place.partition, found?.record?.timestampMs ?? null, observer)
  if (!row) return null
  const partition = isPastEnd(row, found) ? { ...row, state: 'beyond-end' as const } : row
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
          secondsAgo: Math.max(0, (found.readAtMs - found.record.timestampMs) / 1000),
          readAt: toTime(found.readAtMs),
        }
      : null,
    estimatedSeconds: partition.lag === null ? null : estimated,
    retentionMs: config?.retentionMs?.toString() ?? null,
    retentionBytes: config?.retentionBytes?.toString() ?? null,
    cleanupPolicy: config?.cleanupPolicy ?? null,
    lost: committed === null ? null : await lostBefore(topic, place.partition, committed, findDeletion),
    asOf: freshness(context).asOf,
    errors:
      found?.failed && partition.state !== 'beyond-end' ? [toPartError({ part: 'standing', since: found.readAtMs, ...found.failed })] : [],
  }
}

/** The end that is known is older than the commit, and the broker knows none there either. */
function isPastEnd({ committed, logEnd }: GroupPartition, found: FoundRecord | null): boolean {
  if (found?.failed?.kafkaError !== 'OFFSET_OUT_OF_RANGE' || committed === null || logEnd === null) return false
  return BigInt(committed) > BigInt(logEnd)
}

async function lostBefore(
  { name, topicId, config, logStart }: TopicState,
  partition: number,
  committed: bigint,
  findDeletion: FindDeletion,
): Promise<GroupPartitionDetail['lost']> {
  const start = logStart[partition] ?? UNKNOWN
  if (start === UNKNOWN || committed >= start) return null
  const offsets = (start - committed).toString()
  const deletion = await findDeletion({ topic: name, topicId, partition, committed, logStart: start })
  if (deletion) return { offsets, by: deletion.logStart === start ? 'deleted-on-request' : 'partly-on-request', change: deletion.change }
  return { offsets, by: config !== null && hasRetentionLimit(config) ? 'retention' : 'unknown', change: null }
}
