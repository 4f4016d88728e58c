import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { ApiError } from '@/lib/server/http/api-error'

export const DELETE = route(endpoints.deleteUser, async ({ params }) => {
  const outcome = await getContainer().access.deleteUser(params.user)
  if (outcome === 'not-found') throw new ApiError('not-found', `There is no user “${params.user}”`)
  if (outcome === 'last-admin') throw new ApiError('conflict', 'This is the last admin: nobody could let people in again')
})
