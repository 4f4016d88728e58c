import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { getGroupHistory } from '@/lib/server/views/group-history'

export const GET = route(endpoints.getGroupHistory, ({ actor, params, query }) =>
  found('group', params.group, getGroupHistory(clusterContext(actor, params.cluster), params.group, query)),
)
