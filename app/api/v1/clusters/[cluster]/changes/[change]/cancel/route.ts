import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'

export const POST = route(endpoints.cancelChange, async ({ actor, params }) => ({
  change: await getContainer().changes.cancel(actor, params.cluster, params.change),
}))
