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
  /** With the lag of some groups. */
  history: (cluster: string, range: TimeRange, groups: readonly string[]) =>
    queryOptions({
      ...historyOptions(cluster, ['cluster'], range, groups.toSorted()),
      queryFn: async ({ client, signal }) => {
        const query = { ...(await rangeQuery(client, cluster, range)), groups: [...groups] }
        return call(operations.getClusterHistory, { params: { cluster }, query, signal })
      },
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
