import { endpoints } from '@/lib/contract/endpoints'
import { checkCluster } from '@/lib/server/clusters/check-cluster'
import { getContainer, route } from '@/lib/server/container'

export const POST = route(endpoints.checkConnection, ({ body }) => checkCluster(getContainer().registry, body))
