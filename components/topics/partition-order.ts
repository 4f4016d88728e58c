import type { PartitionItem } from '@/lib/contract/topics'
import { copiesInSync } from '@/lib/client/replicas'
import { PARTITION_HEALTH, type PartitionHealth } from '@/lib/domain/health/partition-health'
import { orderBy, type OrderKey } from '@/lib/domain/order/compare-known'

/** Worst first, as it is written in PARTITION_HEALTH; healthy last. */
function severity({ health }: PartitionItem): number {
  return health[0] ? PARTITION_HEALTH.indexOf(health[0]) : PARTITION_HEALTH.length
}

const KEYS: Record<string, (partition: PartitionItem) => OrderKey> = {
  health: severity,
  partition: ({ partition }) => partition,
  leader: ({ leader }) => leader,
  inSync: copiesInSync,
  since: ({ since }) => (since === null ? null : -Date.parse(since)),
  logStart: ({ logStart }) => (logStart === null ? null : BigInt(logStart)),
  logEnd: ({ logEnd }) => (logEnd === null ? null : BigInt(logEnd)),
  recordsPerSec: ({ recordsPerSec }) => recordsPerSec,
  sizeBytes: ({ sizeBytes }) => sizeBytes,
}

/** `since` ascending is the shortest first. What is not known comes last, either way. */
export function orderPartitions(
  partitions: readonly PartitionItem[],
  { health, sort }: { health: PartitionHealth | 'healthy' | null; sort: string },
): PartitionItem[] {
  const shown = partitions.filter((partition) => health === null || (partition.health[0] ?? 'healthy') === health)
  return orderBy(shown, sort, KEYS, (a, b) => a.partition - b.partition)
}
