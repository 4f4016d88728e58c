import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'

export const POST = route(endpoints.revealChange, ({ actor, params }) =>
  getContainer().changes.reveal(actor, params.cluster, params.change),
)
