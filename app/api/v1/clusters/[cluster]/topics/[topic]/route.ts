import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { getTopic } from '@/lib/server/views/topics'

export const GET = route(endpoints.getTopic, async ({ actor, params }) =>
  found('topic', params.topic, await getTopic(clusterContext(actor, params.cluster), params.topic)),
)
