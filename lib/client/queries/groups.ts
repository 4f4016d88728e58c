import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { operations } from '../../contract/operations'
import type { GroupListQuery } from '../../contract/groups'
import { call } from '../api'
import type { TimeRange } from '../time-range'
import { historyOptions, rangeQuery } from './history'
import { clusterKey } from './keys'
import { pageAt } from './list-filter'

export type GroupFilter = Omit<z.input<typeof GroupListQuery>, 'limit' | 'cursor'>

export const groupQueries = {
  pages:
    (cluster: string, filter: GroupFilter = {}) =>
    (page: number) => ({
      queryKey: [...clusterKey(cluster), 'groups', 'list', filter, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(operations.listGroups, { params: { cluster }, query: { ...filter, ...pageAt(page) }, signal }),
    }),
  detail: (cluster: string, group: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'groups', 'detail', group],
      queryFn: ({ signal }) => call(operations.getGroup, { params: { cluster, group }, signal }),
    }),
  /** Reads the record at the commit, so for as long as somebody looks only. */
  partition: (cluster: string, group: string, { topic, partition }: { topic: string; partition: number }) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'groups', 'partition', group, topic, partition],
      queryFn: ({ signal }) =>
        call(operations.getGroupPartition, { params: { cluster, group, topic, partition: String(partition) }, signal }),
    }),
  history: (cluster: string, group: string, range: TimeRange) =>
    queryOptions({
      ...historyOptions(cluster, ['group', group], range),
      queryFn: async ({ client, signal }) => {
        const query = { ...(await rangeQuery(client, cluster, range)), by: 'total' as const }
        return call(operations.getGroupHistory, { params: { cluster, group }, query, signal })
      },
    }),
}
