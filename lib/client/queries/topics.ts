import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { endpoints } from '../../contract/endpoints'
import type { PartitionListQuery, TopicListQuery } from '../../contract/topics'
import { call } from '../api'
import { clusterKey } from './keys'
import { byCursor, pageOf } from './list-filter'

export type TopicFilter = Omit<z.input<typeof TopicListQuery>, 'limit' | 'cursor'>
export type PartitionFilter = Omit<z.input<typeof PartitionListQuery>, 'limit' | 'cursor'>

export const topicQueries = {
  list: (cluster: string, filter: TopicFilter = {}) =>
    infiniteQueryOptions({
      queryKey: [...clusterKey(cluster), 'topics', 'list', filter],
      queryFn: ({ pageParam, signal }) =>
        call(endpoints.listTopics, {
          params: { cluster },
          query: pageOf(filter, pageParam),
          signal,
        }),
      ...byCursor,
    }),
  detail: (cluster: string, topic: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'topics', 'detail', topic],
      queryFn: ({ signal }) => call(endpoints.getTopic, { params: { cluster, topic }, signal }),
    }),
}

export const partitionQueries = {
  list: (cluster: string, filter: PartitionFilter = {}) =>
    infiniteQueryOptions({
      queryKey: [...clusterKey(cluster), 'partitions', 'list', filter],
      queryFn: ({ pageParam, signal }) =>
        call(endpoints.listPartitions, {
          params: { cluster },
          query: pageOf(filter, pageParam),
          signal,
        }),
      ...byCursor,
    }),
}
