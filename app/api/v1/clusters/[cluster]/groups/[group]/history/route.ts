import { endpoints } from '@/lib/contract/endpoints'
import { changesOfGroup } from '@/lib/server/store/changes-of-group'
import { clusterContext, getContainer, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { getGroupHistory } from '@/lib/server/views/history'

export const GET = route(endpoints.getGroupHistory, async ({ actor, params: { cluster, group }, query }) => {
  const history = await getGroupHistory(clusterContext(actor, cluster), group, query, (range) =>
    changesOfGroup(getContainer().store.changes, { cluster, group, ...range }),
  )
  return found('group', group, history)
})
