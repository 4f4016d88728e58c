import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { exportPartitions } from '@/lib/server/views/exports'

export const GET = route(endpoints.exportPartitions, ({ actor, params, query }) =>
  exportPartitions(clusterContext(actor, params.cluster), query),
)
