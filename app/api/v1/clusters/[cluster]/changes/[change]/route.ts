import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'

export const GET = route(endpoints.getChange, async ({ params }) => ({
  change: await getContainer().changes.get(params.cluster, params.change),
}))
