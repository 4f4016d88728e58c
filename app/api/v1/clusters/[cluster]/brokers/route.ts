import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { listBrokers } from '@/lib/server/views/brokers'

export const GET = route(endpoints.listBrokers, ({ actor, params, query }) => listBrokers(clusterContext(actor, params.cluster), query))
