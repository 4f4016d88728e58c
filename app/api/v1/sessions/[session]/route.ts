import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { endSession } from '@/lib/server/session-api'

export const DELETE = route(endpoints.endSession, ({ actor, params }) => endSession(getContainer().access, actor, params.session))
