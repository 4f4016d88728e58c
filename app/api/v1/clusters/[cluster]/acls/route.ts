import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { listAcls } from '@/lib/server/views/acl-list'

export const GET = route(endpoints.listAcls, ({ actor, params, query }) => listAcls(clusterContext(actor, params.cluster), query))
