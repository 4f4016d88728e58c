import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'

export const POST = route(endpoints.rejectChange, async ({ actor, params, body }) => ({
  change: await getContainer().changes.reject(actor, params.cluster, params.change, body.because),
}))
