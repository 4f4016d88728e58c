import 'server-only'
import type { ClusterClient } from '../../kafka/cluster-client'
import { PROBE } from './rights-probe'

/**
 * Whether the console's own user may describe topics of any name. Where it may not, or nobody answers, a topic that is not in the picture may
 * be there: Kafka leaves out of its metadata, without an error, what the one who asks may not describe. Never fails.
 */
export async function seesEveryTopic(client: Pick<ClusterClient, 'topicOperations'>): Promise<boolean> {
  const operations = await client.topicOperations([PROBE]).catch(() => null)
  return operations?.get(PROBE)?.has('DESCRIBE') ?? false
}
