import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { listRoles } from '@/lib/server/roles-view'

export const GET = route(endpoints.listRoles, () => listRoles(getContainer().access))
