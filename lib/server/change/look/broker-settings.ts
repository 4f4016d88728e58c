import 'server-only'
import type { ClusterClient } from '../../kafka/cluster-client'

/** What brokers say of a config of their own, asked of the first that answers. null: not known (needs DESCRIBE_CONFIGS on the cluster). */
export async function readBrokerSettings(client: ClusterClient, names: readonly string[]): Promise<Map<string, string | null>> {
  for (const broker of client.brokerIds.filter((id) => client.health(id)?.answering !== false)) {
    try {
      const [answer] = await client.brokerConfigs(broker)
      if (answer && answer.error === null) {
        return new Map(answer.configs.filter(({ name }) => names.includes(name)).map(({ name, value }) => [name, value]))
      }
    } catch {
      // Another may answer; a console that may not read them goes without.
    }
  }
  return new Map()
}
