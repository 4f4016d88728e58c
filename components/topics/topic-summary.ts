import type { PartitionItem } from '@/lib/contract/topics'
import { PARTITION_HEALTH, type PartitionHealth } from '@/lib/domain/health/partition-health'

export interface TopicSummary {
  worst: PartitionHealth | 'healthy'
  /** Partitions by the worst that is wrong with each. */
  counts: Record<PartitionHealth | 'healthy', number>
  /** Since when the first of the worst is so; null when nothing is wrong, or nobody knows. */
  since: { at: string; atLeast: boolean } | null
  /** Brokers whose copies are not in sync, by id. */
  missing: number[]
}

/** What is wrong with a topic, from its partitions. */
export function summarizeTopic(partitions: readonly PartitionItem[]): TopicSummary {
  const counts = { offline: 0, 'under-min-isr': 0, 'at-min-isr': 0, 'under-replicated': 0, 'not-preferred': 0, healthy: 0 }
  const missing = new Set<number>()
  for (const partition of partitions) {
    counts[partition.health[0] ?? 'healthy'] += 1
    for (const broker of partition.replicas) {
      if (!partition.isr.includes(broker) || partition.offlineReplicas.includes(broker)) missing.add(broker)
    }
  }
  const worst = PARTITION_HEALTH.find((health) => counts[health] > 0) ?? 'healthy'
  return { worst, counts, since: firstOf(partitions, worst), missing: [...missing].toSorted((a, b) => a - b) }
}

function firstOf(partitions: readonly PartitionItem[], worst: TopicSummary['worst']): TopicSummary['since'] {
  let first: TopicSummary['since'] = null
  for (const { health, since, sinceAtLeast } of partitions) {
    if (health[0] !== worst || since === null) continue
    if (first === null || since < first.at) first = { at: since, atLeast: sinceAtLeast }
  }
  return first
}
