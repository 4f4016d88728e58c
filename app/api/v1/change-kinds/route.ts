import { endpoints } from '@/lib/contract/endpoints'
import { listKinds } from '@/lib/server/change/list-kinds'
import { route } from '@/lib/server/container'

export const GET = route(endpoints.listChangeKinds, () => ({ items: listKinds() }))
