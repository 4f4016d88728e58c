import type { Nodes } from '../../cluster/demo-cluster.ts'
import { DockerCluster } from '../../cluster/docker.ts'
import { kafkaClassPath } from '../../cluster/jars.ts'
import { ensureJava, hasDocker, hasMaven, JAVA_MIN, javaVersion } from '../../cluster/java.ts'
import { KafkaCluster } from '../../cluster/kafka-cluster.ts'
import { Refusal } from '../../cluster/progress.ts'
import { type Engine, PATHS } from './settings.ts'

export interface ChosenNodes {
  nodes: Nodes
  /** Where Kafka's own tools are not this machine's Java. */
  shareConsumer?: string[]
}

/** Java where it is there, it starts faster; else containers; else Java, installed. */
export async function chooseNodes(wanted: Engine | null, kafkaPort: number): Promise<ChosenNodes> {
  if ((wanted ?? preferred()) === 'docker') {
    if (!hasDocker()) throw new Refusal('DEMO_KAFKA=docker needs a running Docker engine with the compose plugin, and none answers.')
    const nodes = new DockerCluster(kafkaPort)
    return { nodes, shareConsumer: nodes.shareConsumer('shipments', 'shipping-labels') }
  }
  await ensureJava()
  return { nodes: new KafkaCluster({ classPath: await kafkaClassPath(), dir: PATHS.kafka, basePort: kafkaPort }) }
}

function preferred(): Engine {
  if ((javaVersion() ?? 0) >= JAVA_MIN && hasMaven()) return 'java'
  return hasDocker() ? 'docker' : 'java'
}
