import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { listSessions } from '@/lib/server/session-api'

export const GET = route(endpoints.listSessions, ({ actor, query, request }) =>
  listSessions(getContainer().access, actor, query.of, request.headers.get('cookie')),
)
