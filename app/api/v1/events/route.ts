import { endpoints } from '@/lib/contract/endpoints'
import { eventStream, getContainer, route } from '@/lib/server/container'
import { whileSignedIn } from '@/lib/server/http/while-signed-in'

export const dynamic = 'force-dynamic'

export const GET = route(endpoints.streamEvents, ({ actor, query, request }) =>
  eventStream(actor, query.cluster, whileSignedIn(getContainer().access, request, actor, getContainer().config.secureCookies)),
)
