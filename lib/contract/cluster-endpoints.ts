import { z } from 'zod'
import { AddCluster, ClusterConfigInput, ClusterConfigItem } from './cluster-configs'
import { endpoint } from './endpoint'
import { operations } from './operations'
import { ClusterRights, RightsQuery } from './rights'

export const clusterEndpoints = {
  listClusterConfigs: endpoint({
    ...operations.listClusterConfigs,
    access: 'clusters:write',
    summary: 'How this console reaches each cluster; secrets are never sent out',
    response: z.object({ items: z.array(ClusterConfigItem) }),
  }),
  addCluster: endpoint({
    ...operations.addCluster,
    access: 'clusters:write',
    summary: 'Add a cluster, and begin to watch it',
    status: 201,
    body: AddCluster,
    response: ClusterConfigItem,
  }),
  updateCluster: endpoint({
    ...operations.updateCluster,
    access: 'clusters:write',
    summary: 'Reach a cluster differently; a secret that is left out is kept, as long as it goes nowhere else than before',
    body: ClusterConfigInput,
    response: ClusterConfigItem,
  }),
  removeCluster: endpoint({
    ...operations.removeCluster,
    access: 'clusters:write',
    summary: 'Watch a cluster no more; its changes, history and records stay',
    status: 204,
  }),
  getRights: endpoint({
    ...operations.getRights,
    access: 'clusters:read',
    summary: 'What Kafka lets this console’s own user see and do, and what it lacks for that',
    query: RightsQuery,
    response: ClusterRights,
  }),
}
