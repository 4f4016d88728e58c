import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { exportAudit } from '@/lib/server/views/audit'

export const GET = route(endpoints.exportAudit, ({ actor, query }) => exportAudit(getContainer().store.audit, actor, query))
