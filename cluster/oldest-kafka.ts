import { KAFKA_VERSIONS, kafkaClassPath } from './jars.ts'
import { KafkaCluster } from './kafka-cluster.ts'

/** One node of the oldest Kafka that the console is tested with, not yet started. */
export async function oldestKafka({ dir, basePort }: { dir: string; basePort: number }): Promise<KafkaCluster> {
  return new KafkaCluster({
    classPath: await kafkaClassPath(KAFKA_VERSIONS.oldest),
    dir,
    basePort,
    isSingle: true,
    // KIP-848 groups are a preview there, and switched off.
    settings: { 'group.coordinator.rebalance.protocols': 'classic,consumer' },
  })
}
