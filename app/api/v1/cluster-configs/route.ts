import { endpoints } from '@/lib/contract/endpoints'
import { addCluster, listClusterConfigs } from '@/lib/server/clusters-api'
import { getContainer, route } from '@/lib/server/container'

export const GET = route(endpoints.listClusterConfigs, () => listClusterConfigs(getContainer()))

export const POST = route(endpoints.addCluster, ({ actor, body }) => addCluster(getContainer(), actor, body))
