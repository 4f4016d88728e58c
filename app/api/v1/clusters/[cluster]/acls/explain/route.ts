import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, getContainer, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { explainAccess } from '@/lib/server/views/explain-access'

export const GET = route(endpoints.explainAccess, async ({ actor, params, query }) => {
  const { observer } = found('cluster', params.cluster, getContainer().clusters.get(params.cluster))
  const answer = await explainAccess(clusterContext(actor, params.cluster), observer.snapshot, query)
  return found('principal or resource', `${query.principal} ${query.resourceType} ${query.resourceName ?? ''}`, answer)
})
