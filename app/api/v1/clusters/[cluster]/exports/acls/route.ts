import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { exportAcls } from '@/lib/server/views/exports'

export const GET = route(endpoints.exportAcls, ({ actor, params, query }) => exportAcls(clusterContext(actor, params.cluster), query))
