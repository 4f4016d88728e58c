import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { getTopicProducers } from '@/lib/server/views/transactions'

export const GET = route(endpoints.getTopicProducers, async ({ actor, params }) =>
  found('topic', params.topic, await getTopicProducers(clusterContext(actor, params.cluster), params.topic)),
)
