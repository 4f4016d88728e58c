import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { toUserItem } from '@/lib/server/http/access-items'
import { ApiError } from '@/lib/server/http/api-error'

export const GET = route(endpoints.listUsers, async () => {
  const users = await getContainer().access.listUsers()
  return { items: users.map(toUserItem) }
})

export const POST = route(endpoints.createUser, async ({ body }) => {
  const user = await getContainer().access.createUser(body)
  if (!user) throw new ApiError('conflict', `Somebody is called “${body.name}” already`)
  return toUserItem(user)
})
