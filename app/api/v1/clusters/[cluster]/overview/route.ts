import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { getOverview } from '@/lib/server/views/overview'

export const GET = route(endpoints.getOverview, ({ actor, params }) => getOverview(clusterContext(actor, params.cluster)))
