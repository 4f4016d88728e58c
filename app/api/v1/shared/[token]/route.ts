import { endpoints } from '@/lib/contract/endpoints'
import { openShared, sharedBoard } from '@/lib/server/boards-api'
import { boardContext, getContainer, route } from '@/lib/server/container'
import { getBoard } from '@/lib/server/views/boards'

export const GET = route(endpoints.getSharedBoard, async ({ params, query, request }) => {
  const { board, actor } = await openShared(getContainer().shares, params.token, request)
  return sharedBoard(await getBoard(await boardContext(actor), board, query))
})
