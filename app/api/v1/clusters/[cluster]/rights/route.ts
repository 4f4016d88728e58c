import { endpoints } from '@/lib/contract/endpoints'
import { consoleIdentity } from '@/lib/server/clusters/console-identity'
import { clusterContext, getContainer, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { getRights } from '@/lib/server/views/rights'

export const GET = route(endpoints.getRights, ({ actor, params, query }) => {
  const { config } = found('cluster', params.cluster, getContainer().clusters.get(params.cluster))
  return getRights(clusterContext(actor, params.cluster), consoleIdentity(config), query.prefix ?? null)
})
