import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { listQuotas } from '@/lib/server/views/quotas'

export const GET = route(endpoints.listQuotas, ({ actor, params, query }) => listQuotas(clusterContext(actor, params.cluster), query))
