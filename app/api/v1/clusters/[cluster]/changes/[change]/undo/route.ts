import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'

export const POST = route(endpoints.undoChange, async ({ actor, params }) => ({
  change: await getContainer().changes.undo(actor, params.cluster, params.change),
}))
