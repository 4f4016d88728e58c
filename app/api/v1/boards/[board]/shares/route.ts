import { endpoints } from '@/lib/contract/endpoints'
import { createShare, listShares } from '@/lib/server/boards-api'
import { boardContext, getContainer, route } from '@/lib/server/container'

export const GET = route(endpoints.listShares, async ({ actor, params }) =>
  listShares(await boardContext(actor), getContainer().shares, params.board),
)

export const POST = route(endpoints.createShare, async ({ actor, params, query }) =>
  createShare(await boardContext(actor), getContainer().shares, params.board, query),
)
