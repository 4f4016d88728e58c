import { endpoints } from '@/lib/contract/endpoints'
import { exportChanges } from '@/lib/server/change/export-changes'
import { clusterContext, getContainer, route } from '@/lib/server/container'

export const GET = route(endpoints.exportChanges, ({ actor, params, query }) => {
  const { observer } = clusterContext(actor, params.cluster)
  return exportChanges(getContainer().store.changes, actor, observer.cluster, query)
})
