import { type PartitionReplication, requiredInsyncReplicas } from './partition-health'

/** What a producer can ask for, most careful first. `all` is the default of clients since Kafka 3.0. */
export const ACKS = ['all', '1', '0'] as const
export type Acks = (typeof ACKS)[number]

/**
 * What becomes of a record, best first. `not-visible`: written, but below min ISR the high watermark stands still, so no
 * consumer gets it. `refused`: NOT_ENOUGH_REPLICAS. `unknown`: too few copies are in sync to tell without the min ISR.
 */
export const ACKS_OUTCOMES = ['accepted', 'unknown', 'not-visible', 'refused', 'no-leader'] as const
export type AcksOutcome = (typeof ACKS_OUTCOMES)[number]

/** What one partition does now with a record sent with these acks. acks=0 is treated as acks=1: the broker only keeps silent. */
export function acksOutcome(acks: Acks, { leader, replicas, isr, minInsyncReplicas }: PartitionReplication): AcksOutcome {
  if (leader === null) return 'no-leader'
  // The broker never asks for more copies than there are.
  if (isr.length >= replicas.length) return 'accepted'
  if (minInsyncReplicas === null) return 'unknown'
  if (isr.length >= requiredInsyncReplicas(minInsyncReplicas, replicas.length)) return 'accepted'
  return acks === 'all' ? 'refused' : 'not-visible'
}

/** How many partitions answer how. */
export function countAcks(acks: Acks, partitions: readonly PartitionReplication[]): Record<AcksOutcome, number> {
  const counts = { accepted: 0, unknown: 0, 'not-visible': 0, refused: 0, 'no-leader': 0 }
  for (const partition of partitions) counts[acksOutcome(acks, partition)] += 1
  return counts
}
