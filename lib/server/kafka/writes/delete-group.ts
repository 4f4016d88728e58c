import 'server-only'
import { type Connection, deleteGroupsV2 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'

/** DeleteGroups: the group and all its commits, of whatever type it is. Throws Kafka's refusal. */
export async function deleteGroup(connection: Connection, versions: BrokerVersions, group: string): Promise<void> {
  const api = negotiate(versions, 'DeleteGroups', [deleteGroupsV2.api])
  await api.async(connection, [group])
}
