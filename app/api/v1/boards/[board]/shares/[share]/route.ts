import { endpoints } from '@/lib/contract/endpoints'
import { revokeShare } from '@/lib/server/boards-api'
import { boardContext, getContainer, route } from '@/lib/server/container'

export const DELETE = route(endpoints.revokeShare, async ({ actor, params }) =>
  revokeShare(await boardContext(actor), getContainer().shares, params.board, params.share),
)
