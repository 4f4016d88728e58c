import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { listPartitions } from '@/lib/server/views/partitions'

export const GET = route(endpoints.listPartitions, ({ actor, params, query }) =>
  listPartitions(clusterContext(actor, params.cluster), query),
)
