import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { getPulse } from '@/lib/server/views/clusters'

export const GET = route(endpoints.getPulse, ({ actor, params }) => getPulse(clusterContext(actor, params.cluster)))
