import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'

export const POST = route(endpoints.planChange, async ({ actor, params, body }) => ({
  plan: await getContainer().changes.plan(actor, params.cluster, body),
}))
