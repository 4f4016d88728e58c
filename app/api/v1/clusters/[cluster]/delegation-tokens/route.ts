import { endpoints } from '@/lib/contract/endpoints'
import { consoleIdentity } from '@/lib/server/clusters/console-identity'
import { clusterContext, getContainer, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { listDelegationTokens } from '@/lib/server/views/delegation-tokens'

export const GET = route(endpoints.listDelegationTokens, ({ actor, params, query }) => {
  const { config } = found('cluster', params.cluster, getContainer().clusters.get(params.cluster))
  return listDelegationTokens(clusterContext(actor, params.cluster), consoleIdentity(config), query)
})
