import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { getClusterHistory } from '@/lib/server/views/history'

export const GET = route(endpoints.getClusterHistory, ({ actor, params, query }) =>
  getClusterHistory(clusterContext(actor, params.cluster), query),
)
