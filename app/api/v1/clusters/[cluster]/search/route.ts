import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { search } from '@/lib/server/views/search'

export const GET = route(endpoints.search, ({ actor, params, query }) => search(clusterContext(actor, params.cluster), query))
