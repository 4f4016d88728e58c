import { endpoints } from '@/lib/contract/endpoints'
import { clusterContext, getContainer, route } from '@/lib/server/container'
import { viewSavedOffsets } from '@/lib/server/views/saved-offsets'

export const GET = route(endpoints.listSavedOffsets, async ({ actor, params }) => {
  const context = clusterContext(actor, params.cluster)
  return { items: viewSavedOffsets(context, await getContainer().store.savedOffsets.ofGroup(context.observer.cluster, params.group)) }
})
