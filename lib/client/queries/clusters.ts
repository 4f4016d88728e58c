import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { operations } from '../../contract/operations'
import { call } from '../api'
import { clusterKey, clustersKey } from './keys'

const MAX_CLUSTERS = 1000

export const clusterQueries = {
  list: () =>
    queryOptions({
      queryKey: clustersKey,
      queryFn: ({ signal }) => call(operations.listClusters, { query: { limit: MAX_CLUSTERS }, signal }),
    }),
  /** What the header and the sidebar need: freshness, brokers, counts. */
  pulse: (cluster: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'pulse'],
      queryFn: ({ signal }) => call(operations.getPulse, { params: { cluster }, signal }),
    }),
  overview: (cluster: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'overview'],
      queryFn: ({ signal }) => call(operations.getOverview, { params: { cluster }, signal }),
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
