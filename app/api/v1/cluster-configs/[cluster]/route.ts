import { endpoints } from '@/lib/contract/endpoints'
import { removeCluster, updateCluster } from '@/lib/server/clusters-api'
import { getContainer, route } from '@/lib/server/container'

export const PUT = route(endpoints.updateCluster, ({ actor, params, body }) => updateCluster(getContainer(), actor, params.cluster, body))

export const DELETE = route(endpoints.removeCluster, ({ actor, params }) => removeCluster(getContainer(), actor, params.cluster))
