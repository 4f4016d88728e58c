import { minIsrFinding } from './partition-health'

/** What is unsound in a topic's own settings, gravest first. */
export const TOPIC_FINDINGS = ['min-isr-cannot-be-met', 'min-isr-without-slack', 'single-copy'] as const
export type TopicFinding = (typeof TOPIC_FINDINGS)[number]

/**
 * Faults that no broker's failure caused, gravest first. A min.insync.replicas above the replica count means nothing: the
 * broker asks for the smaller of the two. One equal to it stops acks=all with the first copy lost. One copy goes with its broker.
 */
export function topicFindings(topic: { replicationFactor: number; minInsyncReplicas: number | null }): TopicFinding[] {
  const { minInsyncReplicas, replicationFactor } = topic
  const found: TopicFinding[] = []
  const minIsr = minInsyncReplicas === null ? null : minIsrFinding(minInsyncReplicas, replicationFactor)
  if (minIsr === 'cannot-be-met') found.push('min-isr-cannot-be-met')
  if (minIsr === 'no-slack') found.push('min-isr-without-slack')
  if (replicationFactor === 1) found.push('single-copy')
  return found
}
