import { endpoints } from '@/lib/contract/endpoints'
import { openShared, sharedWeek } from '@/lib/server/boards-api'
import { boardContext, getContainer, route } from '@/lib/server/container'
import { getBoardWeek } from '@/lib/server/views/boards-week'

export const GET = route(endpoints.getSharedWeek, async ({ params, query, request }) => {
  const { board, actor } = await openShared(getContainer().shares, params.token, request)
  return sharedWeek(await getBoardWeek(await boardContext(actor), board, query))
})
