import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { deleteRole, saveRole } from '@/lib/server/access-api'

export const PUT = route(endpoints.saveRole, ({ actor, params, body }) => saveRole(getContainer().access, actor, params.role, body))

export const DELETE = route(endpoints.deleteRole, ({ actor, params }) => deleteRole(getContainer().access, actor, params.role))
