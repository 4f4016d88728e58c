import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { getEffectiveQuotas } from '@/lib/server/views/quotas'

export const GET = route(endpoints.getEffectiveQuotas, ({ actor, params, query }) =>
  getEffectiveQuotas(clusterContext(actor, params.cluster), query),
)
