import { endpoints } from '@/lib/contract/endpoints'
import { deleteBoard, updateBoard } from '@/lib/server/boards-api'
import { boardContext, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { getBoard } from '@/lib/server/views/boards'

export const GET = route(endpoints.getBoard, async ({ actor, params, query }) =>
  found('board', params.board, await getBoard(await boardContext(actor), params.board, query)),
)

export const PUT = route(endpoints.updateBoard, async ({ actor, params, body }) =>
  updateBoard(await boardContext(actor), params.board, body),
)

export const DELETE = route(endpoints.deleteBoard, async ({ actor, params }) => deleteBoard(await boardContext(actor), params.board))
