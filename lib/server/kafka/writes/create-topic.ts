import 'server-only'
import { type Connection, createTopicsV7 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { CONTROLLER_PATIENCE_MS } from './controller-patience'

export interface NewTopic {
  name: string
  /** -1: the broker's default. Both are left to `assignments` where that is given. */
  partitions: number
  replicationFactor: number
  /** The brokers of each partition, the preferred leader first. */
  assignments?: ReadonlyMap<number, readonly number[]>
  configs: ReadonlyMap<string, string>
}

/** CreateTopics. Throws Kafka's refusal with its message. */
export async function createTopic(connection: Connection, versions: BrokerVersions, topic: NewTopic, validateOnly: boolean): Promise<void> {
  const api = negotiate(versions, 'CreateTopics', [createTopicsV7.api])
  const assignments = [...(topic.assignments ?? [])].map(([partitionIndex, brokers]) => ({ partitionIndex, brokerIds: [...brokers] }))
  const isAssigned = assignments.length > 0
  const asked = {
    name: topic.name,
    // Kafka refuses numbers beside an assignment.
    numPartitions: isAssigned ? -1 : topic.partitions,
    replicationFactor: isAssigned ? -1 : topic.replicationFactor,
    assignments,
    configs: [...topic.configs].map(([name, value]) => ({ name, value })),
  }
  await api.async(connection, [asked], CONTROLLER_PATIENCE_MS, validateOnly)
}
