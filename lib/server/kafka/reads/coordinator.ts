import 'server-only'
import { type Connection, FindCoordinatorKeyTypes, findCoordinatorV4, findCoordinatorV5, findCoordinatorV6 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { KafkaError } from '../kafka-error'

/** The id of the broker that coordinates a group, of any type (FindCoordinator v4+). Throws COORDINATOR_NOT_AVAILABLE when none does. */
export async function readCoordinator(connection: Connection, versions: BrokerVersions, group: string): Promise<number> {
  const api = negotiate(versions, 'FindCoordinator', [findCoordinatorV6.api, findCoordinatorV5.api, findCoordinatorV4.api])
  const answer = await api.async(connection, FindCoordinatorKeyTypes.GROUP, [group])
  const [coordinator] = answer.coordinators
  if (!coordinator) throw new KafkaError('COORDINATOR_NOT_AVAILABLE', 'FindCoordinator answered without the group')
  return coordinator.nodeId
}
