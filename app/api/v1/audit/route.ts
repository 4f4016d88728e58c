import { endpoints } from '@/lib/contract/endpoints'
import { getContainer, route } from '@/lib/server/container'
import { listAudit } from '@/lib/server/views/audit'

export const GET = route(endpoints.listAudit, ({ actor, query }) => {
  const { store, clusters } = getContainer()
  return listAudit(store.audit, { actor, clusters: [...clusters.keys()] }, query)
})
