import { endpoints } from '@/lib/contract/endpoints'
import { createUser } from '@/lib/server/access-api'
import { getContainer, route } from '@/lib/server/container'
import { toUserItem } from '@/lib/server/http/access-items'

export const GET = route(endpoints.listUsers, async () => {
  const { access } = getContainer()
  const users = await access.listUsers()
  return { items: await Promise.all(users.map((user) => toUserItem(access, user))) }
})

export const POST = route(endpoints.createUser, ({ actor, body }) => createUser(getContainer().access, actor, body))
