import 'server-only'
import { topicFindings } from '@/lib/domain/health/topic-findings'
import type { PartitionState, TopicState } from '../observe/snapshot'

export function partitionState(partition: number, change: Partial<PartitionState> = {}): PartitionState {
  return {
    partition,
    leader: 1,
    replicas: [1],
    isr: [1],
    offlineReplicas: [],
    elr: null,
    lastKnownElr: null,
    health: [],
    since: null,
    ...change,
  }
}

/** A topic of which nothing is known but its partitions, and what is given. */
export function topicState(name: string, partitions: readonly PartitionState[], change: Partial<TopicState> = {}): TopicState {
  const count = partitions.length
  const replicationFactor = partitions[0]?.replicas.length ?? 0
  return {
    name,
    topicId: name,
    internal: false,
    partitions,
    replicationFactor,
    config: null,
    health: partitions.find((p) => p.health[0] !== undefined)?.health[0] ?? 'healthy',
    unhealthyPartitions: partitions.filter((p) => p.health.length > 0).length,
    findings: topicFindings({ replicationFactor, minInsyncReplicas: change.config?.minInsyncReplicas ?? null }),
    logEnd: new BigInt64Array(count),
    logEndAt: new Float64Array(count),
    logStart: new BigInt64Array(count),
    sizeBytes: new Float64Array(count),
    totalBytes: 0,
    recordsPerSec: null,
    isRateWhole: true,
    partitionRates: new Float64Array(count),
    ...change,
  }
}
