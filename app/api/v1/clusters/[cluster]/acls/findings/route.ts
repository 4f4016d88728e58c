import { endpoints } from '@/lib/contract/endpoints'
import { consoleIdentity } from '@/lib/server/clusters/console-identity'
import { clusterContext, getContainer, route } from '@/lib/server/container'
import { found } from '@/lib/server/http/found'
import { listAclFindings } from '@/lib/server/views/acl-findings'

export const GET = route(endpoints.listAclFindings, ({ actor, params, query }) => {
  const { observer, config } = found('cluster', params.cluster, getContainer().clusters.get(params.cluster))
  return listAclFindings(clusterContext(actor, params.cluster), observer.snapshot, consoleIdentity(config), query)
})
