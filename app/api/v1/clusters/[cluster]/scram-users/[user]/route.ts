import { endpoints } from '@/lib/contract/endpoints'
import { lastPasswordSet } from '@/lib/server/change/last-password-set'
import { consoleIdentity } from '@/lib/server/clusters/console-identity'
import { clusterContext, getContainer, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { getScramUser } from '@/lib/server/views/scram-users'

export const GET = route(endpoints.getScramUser, async ({ actor, params }) => {
  const { cluster, user } = params
  const { clusters, store } = getContainer()
  const { config } = found('cluster', cluster, clusters.get(cluster))
  const lastSet = () => lastPasswordSet(store.changes, actor, cluster, user)
  return found('user', user, await getScramUser(clusterContext(actor, cluster), consoleIdentity(config), user, lastSet))
})
