import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'

export const GET = route(endpoints.getChange, ({ actor, params }) => getContainer().changes.view(actor, params.cluster, params.change))
