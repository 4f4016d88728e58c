import { type QueryClient, keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { AddCluster, ClusterConfigInput } from '../../contract/cluster-configs'
import type { CheckConnection } from '../../contract/connections'
import { operations } from '../../contract/operations'
import { call } from '../api'
import { clusterKey, clustersKey } from './keys'

/** What Kafka had not told in time is found out meanwhile. */
const ASK_AGAIN_MS = 2_000

/** Not under the clusters' own key: a new picture does not change how a cluster is reached. */
const configsKey = ['cluster-configs'] as const

export const connectionQueries = {
  configs: () => queryOptions({ queryKey: configsKey, queryFn: ({ signal }) => call(operations.listClusterConfigs, { signal }) }),
  /** `prefix` null: what this console's user is limited to is found out. */
  rights: (cluster: string, prefix: string | null) =>
    queryOptions({
      queryKey: ['rights', cluster, prefix],
      queryFn: ({ signal }) => call(operations.getRights, { params: { cluster }, query: prefix === null ? {} : { prefix }, signal }),
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.capabilities.every((one) => one.state === 'unknown') ? ASK_AGAIN_MS : false),
    }),
}

export const connectionMutations = {
  // gcTime 0: what was sent holds secrets, which are not kept here a moment longer.
  check: () =>
    mutationOptions({ mutationFn: (body: z.input<typeof CheckConnection>) => call(operations.checkConnection, { body }), gcTime: 0 }),
  add: () =>
    mutationOptions({
      mutationFn: (body: z.input<typeof AddCluster>) => call(operations.addCluster, { body }),
      gcTime: 0,
      onSuccess: (_item, _body, _result, { client }) => renew(client),
    }),
  update: (cluster: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof ClusterConfigInput>) => call(operations.updateCluster, { params: { cluster }, body }),
      gcTime: 0,
      onSuccess: async (_item, _body, _result, { client }) => {
        await renew(client)
        void client.invalidateQueries({ queryKey: clusterKey(cluster) })
      },
    }),
  remove: (cluster: string) =>
    mutationOptions({
      mutationFn: () => call(operations.removeCluster, { params: { cluster } }),
      // Not waited for: the list without it takes away who asked, and with it what they do next.
      onSuccess: (_done, _nothing, _result, { client }) => void renew(client),
    }),
}

async function renew(client: QueryClient): Promise<void> {
  await Promise.all([client.invalidateQueries({ queryKey: configsKey }), client.invalidateQueries({ queryKey: clustersKey })])
}
