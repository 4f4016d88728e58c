/** What is wrong with a partition, worst first. `healthy` is none of them. */
export const PARTITION_HEALTH = ['offline', 'under-min-isr', 'at-min-isr', 'under-replicated', 'not-preferred'] as const
export type PartitionHealth = (typeof PARTITION_HEALTH)[number]

export interface PartitionReplication {
  /** Broker id of the leader; null when the partition has none. */
  leader: number | null
  /** Broker ids in assignment order; the first is the preferred leader. */
  replicas: readonly number[]
  isr: readonly number[]
  /** The topic's effective min.insync.replicas; null while it has not been read. */
  minInsyncReplicas: number | null
}

/** The least number of in-sync replicas with which the broker accepts acks=all: min(min.insync.replicas, replicas), as in Partition.scala. */
export function requiredInsyncReplicas(minInsyncReplicas: number, replicas: number): number {
  return Math.min(minInsyncReplicas, replicas)
}

/**
 * Everything that is wrong with one partition, worst first; empty when nothing is.
 * Under min ISR is what the broker refuses (NOT_ENOUGH_REPLICAS), not what `kafka-topics.sh
 * --under-min-isr-partitions` prints: the tool compares with the raw config and so lists RF 1 topics.
 */
export function partitionHealth(partition: PartitionReplication): PartitionHealth[] {
  const { leader, replicas, isr, minInsyncReplicas } = partition
  const found: PartitionHealth[] = []
  if (leader === null) found.push('offline')
  if (minInsyncReplicas !== null && leader !== null) {
    const required = requiredInsyncReplicas(minInsyncReplicas, replicas.length)
    if (isr.length < required) found.push('under-min-isr')
    else if (isr.length === required && replicas.length > 1 && isr.length < replicas.length) found.push('at-min-isr')
  }
  if (isr.length < replicas.length) found.push('under-replicated')
  if (leader !== null && replicas[0] !== undefined && leader !== replicas[0]) found.push('not-preferred')
  return found
}

/** Why min.insync.replicas of a topic is a mistake in itself, whatever the brokers do; null when it is sound. */
export function minIsrFinding(minInsyncReplicas: number, replicationFactor: number): 'cannot-be-met' | 'no-slack' | null {
  if (minInsyncReplicas > replicationFactor) return 'cannot-be-met'
  if (minInsyncReplicas === replicationFactor && replicationFactor > 1) return 'no-slack'
  return null
}
