import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { getTopicHistory } from '@/lib/server/views/history'

export const GET = route(endpoints.getTopicHistory, async ({ actor, params, query }) =>
  found('topic', params.topic, await getTopicHistory(clusterContext(actor, params.cluster), params.topic, query)),
)
