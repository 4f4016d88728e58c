import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { operations } from '../../contract/operations'
import { call } from '../api'
import { clusterKey } from './keys'
import type { ListFilter } from './list-filter'

const MAX_BROKERS = 1000

export const brokerQueries = {
  /** All of them in one answer: a cluster has hundreds at most. */
  list: (cluster: string, filter: ListFilter = {}) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'brokers', 'list', filter],
      queryFn: ({ signal }) => call(operations.listBrokers, { params: { cluster }, query: { ...filter, limit: MAX_BROKERS }, signal }),
      placeholderData: keepPreviousData,
    }),
  detail: (cluster: string, broker: number) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'brokers', 'detail', broker],
      queryFn: ({ signal }) => call(operations.getBroker, { params: { cluster, broker }, signal }),
    }),
}
