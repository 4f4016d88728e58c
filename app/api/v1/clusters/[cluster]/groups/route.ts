import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { listGroups } from '@/lib/server/views/groups'

export const GET = route(endpoints.listGroups, ({ actor, params, query }) => listGroups(clusterContext(actor, params.cluster), query))
