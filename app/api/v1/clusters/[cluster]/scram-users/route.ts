import { endpoints } from '@/lib/contract/endpoints'
import { consoleIdentity } from '@/lib/server/clusters/console-identity'
import { clusterContext, getContainer, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { listScramUsers } from '@/lib/server/views/scram-users'

export const GET = route(endpoints.listScramUsers, ({ actor, params, query }) => {
  const { config } = found('cluster', params.cluster, getContainer().clusters.get(params.cluster))
  return listScramUsers(clusterContext(actor, params.cluster), { ...consoleIdentity(config), tls: config.tls !== null }, query)
})
