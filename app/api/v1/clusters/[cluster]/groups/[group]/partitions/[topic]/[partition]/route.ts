import { endpoints } from '@/lib/contract/endpoints'
import { deletedOnRequest } from '@/lib/server/change/deleted-on-request'
import { clusterContext, getContainer, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { getGroupPartition } from '@/lib/server/views/group-partition'

export const GET = route(endpoints.getGroupPartition, async ({ actor, params: { cluster, group, topic, partition } }) => {
  const place = { group, topic, partition: Number(partition) }
  const detail = await getGroupPartition(clusterContext(actor, cluster), place, (deleted) =>
    deletedOnRequest(getContainer().store.changes, cluster, deleted),
  )
  return found('partition', `${topic}-${partition}`, detail)
})
