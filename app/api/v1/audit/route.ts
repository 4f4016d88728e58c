import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { listAudit } from '@/lib/server/views/audit'

export const GET = route(endpoints.listAudit, ({ actor, query }) => listAudit(getContainer().store.audit, actor, query))
