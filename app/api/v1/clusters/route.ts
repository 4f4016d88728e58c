import { endpoints } from '@/lib/contract/endpoints'
import { clusterContexts, route } from '@/lib/server/container'
import { listClusters } from '@/lib/server/views/clusters'

export const GET = route(endpoints.listClusters, ({ actor, query }) => listClusters(clusterContexts(actor), query))
