import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { getBroker } from '@/lib/server/views/brokers'

export const GET = route(endpoints.getBroker, async ({ actor, params }) =>
  found('broker', params.broker, await getBroker(clusterContext(actor, params.cluster), Number(params.broker))),
)
