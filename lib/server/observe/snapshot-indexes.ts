import 'server-only'
import { PARTITION_HEALTH, type PartitionHealth } from '@/lib/domain/health/partition-health'
import { NEEDS_SOMEONE } from '@/lib/domain/lag/verdict'
import { topicsInOrder } from './topic-lag'
import type { FurthestBehind, GroupState, SnapshotCounts, TopicState } from './snapshot'

/** Group ids by topic: of groups that committed to it, or own a part of it. */
export function indexReaders(groups: ReadonlyMap<string, GroupState>): Map<string, string[]> {
  const readers = new Map<string, string[]>()
  for (const group of groups.values()) {
    const topics = new Set([...group.commits.map((c) => c.topic), ...(group.share ?? []).map((s) => s.topic), ...subscribed(group)])
    for (const topic of topics) {
      const ids = readers.get(topic)
      if (ids) ids.push(group.id)
      else readers.set(topic, [group.id])
    }
  }
  return readers
}

/** Topics whose partitions a member owns, though nothing is committed yet. */
function subscribed(group: GroupState): string[] {
  return (group.membership?.members ?? []).flatMap((member) => member.assignments.map((assigned) => assigned.topic))
}

/** Per topic the group with the greatest known lag. */
export function indexFurthest(groups: ReadonlyMap<string, GroupState>): Map<string, FurthestBehind> {
  const furthest = new Map<string, FurthestBehind>()
  for (const group of groups.values()) {
    for (const [index, { topic }] of topicsInOrder(group).entries()) {
      const lag = group.lag.topics[index]?.lag ?? null
      if (lag !== null && lag > (furthest.get(topic)?.lag ?? -1n)) furthest.set(topic, { group: group.id, lag })
    }
  }
  return furthest
}

export function countsOf(topics: ReadonlyMap<string, TopicState>, groups: ReadonlyMap<string, GroupState>): SnapshotCounts {
  const byHealth = Object.fromEntries(PARTITION_HEALTH.map((word) => [word, 0])) as Record<PartitionHealth, number>
  let partitions = 0
  for (const topic of topics.values()) {
    partitions += topic.partitions.length
    if (topic.unhealthyPartitions === 0) continue
    for (const { health } of topic.partitions) if (health[0] !== undefined) byHealth[health[0]] += 1
  }
  let groupsNeedingSomeone = 0
  for (const group of groups.values()) if (NEEDS_SOMEONE.has(group.lag.verdict)) groupsNeedingSomeone += 1
  return { partitions, byHealth, groupsNeedingSomeone }
}
