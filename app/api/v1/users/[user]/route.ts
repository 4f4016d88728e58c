import { endpoints } from '@/lib/contract/endpoints'
import { deleteUser, updateUser } from '@/lib/server/access-api'
import { getContainer, route } from '@/lib/server/container'

export const PUT = route(endpoints.updateUser, ({ actor, params, body }) => updateUser(getContainer().access, actor, params.user, body))

export const DELETE = route(endpoints.deleteUser, ({ actor, params }) => deleteUser(getContainer().access, actor, params.user))
