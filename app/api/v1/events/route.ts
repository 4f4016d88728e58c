import { endpoints } from '@/lib/contract/endpoints'
import { eventStream, route } from '@/lib/server/container'

export const dynamic = 'force-dynamic'

export const GET = route(endpoints.streamEvents, ({ actor, query, request }) => eventStream(actor, query.cluster, request.signal))
