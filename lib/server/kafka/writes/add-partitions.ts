import 'server-only'
import { type Connection, createPartitionsV3 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { CONTROLLER_PATIENCE_MS } from './controller-patience'

/** CreatePartitions up to `count` in all, placed by the controller. Throws Kafka's refusal with its message. */
export async function addPartitions(
  connection: Connection,
  versions: BrokerVersions,
  topic: string,
  count: number,
  validateOnly: boolean,
): Promise<void> {
  const api = negotiate(versions, 'CreatePartitions', [createPartitionsV3.api])
  await api.async(connection, [{ name: topic, count, assignments: null }], CONTROLLER_PATIENCE_MS, validateOnly)
}
