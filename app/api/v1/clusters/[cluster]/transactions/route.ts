import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { listTransactions } from '@/lib/server/views/transactions'

export const GET = route(endpoints.listTransactions, ({ actor, params, query }) =>
  listTransactions(clusterContext(actor, params.cluster), query),
)
