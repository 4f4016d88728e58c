import 'server-only'
import { ConfigResourceTypes, type Connection, IncrementalAlterConfigOperationTypes, incrementalAlterConfigsV1 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'

/** What has configs of its own. */
export interface ConfigResource {
  type: 'topic' | 'broker' | 'group'
  /** A broker's is its id; '' is the default of all brokers of the cluster. */
  name: string
}

export interface ConfigChange {
  set: ReadonlyMap<string, string>
  /** Back to what holds without it. */
  reset: readonly string[]
}

const TYPES = { topic: ConfigResourceTypes.TOPIC, broker: ConfigResourceTypes.BROKER, group: ConfigResourceTypes.GROUP } as const

/** The only broker that takes this change; null: any. Kafka refuses one broker's configs at another (ConfigAdminManager.java). */
export function brokerOf(resource: ConfigResource): number | null {
  return resource.type === 'broker' && resource.name !== '' ? Number(resource.name) : null
}

/** IncrementalAlterConfigs (KIP-339) of one resource, all of the change or none. Throws Kafka's refusal with its message. */
export async function alterConfigs(
  connection: Connection,
  versions: BrokerVersions,
  resource: ConfigResource,
  change: ConfigChange,
  validateOnly: boolean,
): Promise<void> {
  const api = negotiate(versions, 'IncrementalAlterConfigs', [incrementalAlterConfigsV1.api])
  const { SET, DELETE } = IncrementalAlterConfigOperationTypes
  const configs = [
    ...[...change.set].map(([name, value]) => ({ name, configOperation: SET, value })),
    ...change.reset.map((name) => ({ name, configOperation: DELETE })),
  ]
  await api.async(connection, [{ resourceType: TYPES[resource.type], resourceName: resource.name, configs }], validateOnly)
}
