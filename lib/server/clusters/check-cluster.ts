import 'server-only'
import type { z } from 'zod'
import type { CheckConnection, ConnectionCheck } from '../../contract/connections'
import type { ClusterConfig } from '../config/cluster-config'
import { checkConnection } from '../connect/check-connection'
import { toConnection } from '../connect/to-connection'
import { found } from '../http/found'
import type { ClusterRegistry, WatchedParts } from './cluster-registry'
import { completeSettings } from './complete-settings'
import { completeSasl } from './saved-settings'

/** As the console calls itself in the brokers' logs while it only tries. */
const CHECK_ID = 'highwater-check'

/**
 * Connects once: to a cluster of this console as it is, as somebody edits it (secrets that are left out are those kept of it), or to
 * settings that are kept nowhere. 404 where there is no such cluster.
 */
export async function checkCluster<T extends WatchedParts>(
  registry: ClusterRegistry<T>,
  { cluster: id, brokers, tls = null, sasl = null }: z.output<typeof CheckConnection>,
): Promise<ConnectionCheck> {
  await registry.load()
  const added = registry.added.find(({ cluster }) => cluster.id === id)?.cluster ?? null
  if (brokers !== undefined) {
    const { sasl: given, ...settings } = completeSettings({ brokers, tls, sasl }, added)
    return check({ ...settings, sasl: completeSasl(given) })
  }
  return check(found('cluster', id ?? '', registry.watched.get(id ?? '')).config)
}

function check({
  brokers,
  tls,
  sasl,
}: Pick<ClusterConfig, 'brokers' | 'tls'> & { sasl: ReturnType<typeof completeSasl> }): Promise<ConnectionCheck> {
  if (sasl === 'incomplete') throw new Error('A secret is missing that was asked for')
  return checkConnection(toConnection({ brokers, tls, sasl }, CHECK_ID))
}
