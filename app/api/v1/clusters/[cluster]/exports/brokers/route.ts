import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { exportBrokers } from '@/lib/server/views/exports'

export const GET = route(endpoints.exportBrokers, ({ actor, params, query }) => exportBrokers(clusterContext(actor, params.cluster), query))
