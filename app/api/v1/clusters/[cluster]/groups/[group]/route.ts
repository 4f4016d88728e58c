import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { getGroup } from '@/lib/server/views/groups'

export const GET = route(endpoints.getGroup, async ({ actor, params }) =>
  found('group', params.group, await getGroup(clusterContext(actor, params.cluster), params.group)),
)
