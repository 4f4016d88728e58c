import type { PartitionItem } from '@/lib/contract/topics'
import { copiesInSync } from '@/lib/client/replicas'
import { PARTITION_HEALTH, type PartitionHealth } from '@/lib/domain/health/partition-health'

type Key = (partition: PartitionItem) => number | bigint | null

/** Worst first, as it is written in PARTITION_HEALTH; healthy last. */
function severity({ health }: PartitionItem): number {
  return health[0] ? PARTITION_HEALTH.indexOf(health[0]) : PARTITION_HEALTH.length
}

const KEYS: Record<string, Key> = {
  health: severity,
  partition: ({ partition }) => partition,
  leader: ({ leader }) => leader,
  inSync: copiesInSync,
  since: ({ since }) => (since === null ? null : -Date.parse(since)),
  logStart: ({ logStart }) => (logStart === null ? null : BigInt(logStart)),
  logEnd: ({ logEnd }) => (logEnd === null ? null : BigInt(logEnd)),
  sizeBytes: ({ sizeBytes }) => sizeBytes,
}

/** `since` ascending is the shortest first. What is not known comes last, either way. */
export function orderPartitions(
  partitions: readonly PartitionItem[],
  { health, sort }: { health: PartitionHealth | 'healthy' | null; sort: string },
): PartitionItem[] {
  const isDescending = sort.startsWith('-')
  const key = KEYS[isDescending ? sort.slice(1) : sort] ?? severity
  return partitions
    .filter((partition) => health === null || (partition.health[0] ?? 'healthy') === health)
    .toSorted((a, b) => compare(key(a), key(b), isDescending) || a.partition - b.partition)
}

function compare(a: number | bigint | null, b: number | bigint | null, isDescending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const order = a < b ? -1 : a > b ? 1 : 0
  return isDescending ? -order : order
}
