import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { whoMay } from '@/lib/server/who-may'

export const GET = route(endpoints.whoMay, ({ actor, query }) => whoMay(getContainer().access, actor, query))
