import 'server-only'
import type { z } from 'zod'
import type { endpoints } from '@/lib/contract/endpoints'
import type { PartitionItem, PartitionListQuery } from '@/lib/contract/topics'
import { visible } from '@/lib/domain/access/permissions'
import { PARTITION_HEALTH } from '@/lib/domain/health/partition-health'
import { type PartitionState, type TopicState, UNKNOWN } from '../observe/snapshot'
import { type SortKeys, cutPage } from './list-page'
import { type ViewContext, freshness, toTimeOrNull } from './view-context'

export function viewPartition(topic: TopicState, state: PartitionState): PartitionItem {
  const at = state.partition
  const offset = (offsets: BigInt64Array) => (offsets[at] === undefined || offsets[at] === UNKNOWN ? null : offsets[at].toString())
  const size = topic.sizeBytes[at] ?? Number.NaN
  return {
    id: `${topic.name}-${at}`,
    topic: topic.name,
    partition: at,
    leader: state.leader,
    preferredLeader: state.replicas[0] ?? null,
    replicas: [...state.replicas],
    isr: [...state.isr],
    offlineReplicas: [...state.offlineReplicas],
    elr: state.elr && [...state.elr],
    lastKnownElr: state.lastKnownElr && [...state.lastKnownElr],
    minInsyncReplicas: topic.config?.minInsyncReplicas ?? null,
    health: [...state.health],
    since: toTimeOrNull(state.since?.at ?? null),
    sinceAtLeast: state.since?.atLeast ?? false,
    logStart: offset(topic.logStart),
    logEnd: offset(topic.logEnd),
    offsetsAsOf: toTimeOrNull(topic.logEndAt[at] ?? null),
    sizeBytes: Number.isNaN(size) ? null : size,
  }
}

export function permittedTopics({ actor, observer }: ViewContext): TopicState[] {
  return visible(actor, 'topics:read', [...observer.snapshot.topics.values()], (topic) => ({
    cluster: observer.cluster,
    type: 'topic',
    name: topic.name,
  }))
}

const severity = (item: PartitionItem) => (item.health[0] ? PARTITION_HEALTH.indexOf(item.health[0]) : PARTITION_HEALTH.length)

const SORT: SortKeys<PartitionItem> = {
  severity,
  id: (item) => item.id,
  topic: (item) => item.id,
  leader: (item) => item.leader,
  since: (item) => item.since,
  sizeBytes: (item) => item.sizeBytes,
}

export function listPartitions(
  context: ViewContext,
  query: z.infer<typeof PartitionListQuery>,
): z.infer<NonNullable<typeof endpoints.listPartitions.response>> {
  const { health, topic, broker } = query
  const items = permittedTopics(context)
    .filter((state) => !topic || state.name === topic)
    .flatMap((state) =>
      state.partitions
        .filter((p) => !health || p.health.includes(health))
        .filter((p) => broker === undefined || p.replicas.includes(broker))
        .map((p) => viewPartition(state, p)),
    )
  return { ...cutPage(items, query, SORT, 'severity'), ...freshness(context) }
}
