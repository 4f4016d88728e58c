import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { listTopics } from '@/lib/server/views/topics'

export const GET = route(endpoints.listTopics, ({ actor, params, query }) => listTopics(clusterContext(actor, params.cluster), query))
