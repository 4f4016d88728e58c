import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { exportGroups } from '@/lib/server/views/exports'

export const GET = route(endpoints.exportGroups, ({ actor, params, query }) => exportGroups(clusterContext(actor, params.cluster), query))
