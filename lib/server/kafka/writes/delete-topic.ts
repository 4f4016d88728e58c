import 'server-only'
import { type Connection, deleteTopicsV6 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { toWireUuid } from '../kafka-uuid'
import { CONTROLLER_PATIENCE_MS } from './controller-patience'

/** DeleteTopics by id (v6, KIP-516): UNKNOWN_TOPIC_ID when that very topic is gone, whatever now has its name. */
export async function deleteTopic(connection: Connection, versions: BrokerVersions, topicId: string): Promise<void> {
  const api = negotiate(versions, 'DeleteTopics', [deleteTopicsV6.api])
  await api.async(connection, [{ name: null, topicId: toWireUuid(topicId) }], CONTROLLER_PATIENCE_MS)
}
