import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { endpoints } from '../../contract/endpoints'
import { call } from '../api'
import { clusterKey } from './keys'
import type { ListFilter } from './list-filter'

const MAX_BROKERS = 1000

export const brokerQueries = {
  /** All of them in one answer: a cluster has hundreds at most. */
  list: (cluster: string, filter: ListFilter = {}) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'brokers', 'list', filter],
      queryFn: ({ signal }) => call(endpoints.listBrokers, { params: { cluster }, query: { ...filter, limit: MAX_BROKERS }, signal }),
      placeholderData: keepPreviousData,
    }),
  detail: (cluster: string, broker: number) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'brokers', 'detail', broker],
      queryFn: ({ signal }) => call(endpoints.getBroker, { params: { cluster, broker }, signal }),
    }),
}
