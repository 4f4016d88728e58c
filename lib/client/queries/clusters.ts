import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { operations } from '../../contract/operations'
import { call } from '../api'
import type { TimeRange } from '../time-range'
import { historyOptions, rangeQuery } from './history'
import { clusterKey, clustersKey } from './keys'
import { pulseQuery } from './pulse'

const MAX_CLUSTERS = 1000

export const clusterQueries = {
  list: () =>
    queryOptions({
      queryKey: clustersKey,
      queryFn: ({ signal }) => call(operations.listClusters, { query: { limit: MAX_CLUSTERS }, signal }),
    }),
  pulse: pulseQuery,
  overview: (cluster: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'overview'],
      queryFn: ({ signal }) => call(operations.getOverview, { params: { cluster }, signal }),
    }),
  history: (cluster: string, range: TimeRange) =>
    queryOptions({
      ...historyOptions(cluster, ['cluster'], range),
      queryFn: async ({ client, signal }) =>
        call(operations.getClusterHistory, { params: { cluster }, query: await rangeQuery(client, cluster, range), signal }),
    }),
  search: (cluster: string, q: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'search', q],
      queryFn: ({ signal }) => call(operations.search, { params: { cluster }, query: { q }, signal }),
      placeholderData: keepPreviousData,
      enabled: q !== '',
    }),
  quorum: (cluster: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'quorum'],
      queryFn: ({ signal }) => call(operations.getQuorum, { params: { cluster }, signal }),
    }),
}
