import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { getQuorum } from '@/lib/server/views/quorum'

export const GET = route(endpoints.getQuorum, ({ actor, params }) => getQuorum(clusterContext(actor, params.cluster)))
