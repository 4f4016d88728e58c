import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'

export const POST = route(endpoints.approveChange, async ({ actor, params }) => ({
  change: await getContainer().changes.approve(actor, params.cluster, params.change),
}))
