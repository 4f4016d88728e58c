import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { operations } from '../../contract/operations'
import type { PartitionListQuery, TopicListQuery } from '../../contract/topics'
import type { TransactionListQuery } from '../../contract/transactions'
import { call } from '../api'
import type { TimeRange } from '../time-range'
import { historyOptions, rangeQuery } from './history'
import { clusterKey } from './keys'
import { pageAt } from './list-filter'

export type TopicFilter = Omit<z.input<typeof TopicListQuery>, 'limit' | 'cursor'>
export type PartitionFilter = Omit<z.input<typeof PartitionListQuery>, 'limit' | 'cursor'>

export const topicQueries = {
  pages:
    (cluster: string, filter: TopicFilter = {}) =>
    (page: number) => ({
      queryKey: [...clusterKey(cluster), 'topics', 'list', filter, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(operations.listTopics, { params: { cluster }, query: { ...filter, ...pageAt(page) }, signal }),
    }),
  detail: (cluster: string, topic: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'topics', 'detail', topic],
      queryFn: ({ signal }) => call(operations.getTopic, { params: { cluster, topic }, signal }),
    }),
  history: (cluster: string, topic: string, range: TimeRange) =>
    queryOptions({
      ...historyOptions(cluster, ['topic', topic], range),
      queryFn: async ({ client, signal }) =>
        call(operations.getTopicHistory, { params: { cluster, topic }, query: await rangeQuery(client, cluster, range), signal }),
    }),
}

export const transactionQueries = {
  producers: (cluster: string, topic: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'topics', 'producers', topic],
      queryFn: ({ signal }) => call(operations.getTopicProducers, { params: { cluster, topic }, signal }),
    }),
  list: (cluster: string, filter: Omit<z.input<typeof TransactionListQuery>, 'limit' | 'cursor'> = {}) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'transactions', 'list', filter],
      queryFn: ({ signal }) => call(operations.listTransactions, { params: { cluster }, query: { ...filter, limit: 1000 }, signal }),
      placeholderData: keepPreviousData,
    }),
}

export const partitionQueries = {
  pages:
    (cluster: string, filter: PartitionFilter = {}) =>
    (page: number) => ({
      queryKey: [...clusterKey(cluster), 'partitions', 'pages', filter, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(operations.listPartitions, { params: { cluster }, query: { ...filter, ...pageAt(page) }, signal }),
    }),
}
