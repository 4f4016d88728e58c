import { endpoints } from '@/lib/contract/endpoints'
import { boardContext, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { getBoardWeek } from '@/lib/server/views/boards-week'

export const GET = route(endpoints.getBoardWeek, async ({ actor, params, query }) =>
  found('board', params.board, await getBoardWeek(await boardContext(actor), params.board, query)),
)
