import { endpoints } from '@/lib/contract/endpoints'
import { listChanges } from '@/lib/server/change/list-changes'
import { clusterContext, getContainer, route } from '@/lib/server/container'

export const GET = route(endpoints.listChanges, ({ actor, params, query }) => {
  const { observer } = clusterContext(actor, params.cluster)
  return listChanges(getContainer().store.changes, actor, observer.cluster, query)
})

export const POST = route(endpoints.applyChange, async ({ actor, params, body }) => ({
  change: await getContainer().changes.apply(actor, params.cluster, body),
}))
