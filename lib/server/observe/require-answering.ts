import 'server-only'
import type { ClusterClient } from '../kafka/cluster-client'
import { KafkaError } from '../kafka/kafka-error'

/** Throws why a broker does not answer, where that is known: it is not waited for, its heartbeat will say when it is back. */
export function requireAnswering(client: ClusterClient, broker: number): void {
  const health = client.health(broker)
  if (health && !health.answering) throw health.error ?? new KafkaError('REQUEST_TIMED_OUT', 'does not answer', { broker })
}
