import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { operations } from '../../contract/operations'
import type { ScramUserListQuery } from '../../contract/scram-users'
import { call } from '../api'
import { clusterKey } from './keys'
import { pageAt } from './list-filter'

export type ScramUserFilter = Omit<z.input<typeof ScramUserListQuery>, 'limit' | 'cursor'>

export const scramUserQueries = {
  pages:
    (cluster: string, filter: ScramUserFilter = {}) =>
    (page: number) => ({
      queryKey: [...clusterKey(cluster), 'scram-users', 'list', filter, page],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const answer = await call(operations.listScramUsers, { params: { cluster }, query: { ...filter, ...pageAt(page) }, signal })
        // Of what is not known there are no rows to make room for; `state` says that it is not none.
        return { ...answer, total: answer.total ?? 0 }
      },
    }),
  /** Where clients connect, for configs to copy. */
  connection: (cluster: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'scram-users', 'connection'],
      queryFn: async ({ signal }) =>
        (await call(operations.listScramUsers, { params: { cluster }, query: { limit: 1 }, signal })).connection,
    }),
  detail: (cluster: string, user: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'scram-users', 'detail', user],
      queryFn: ({ signal }) => call(operations.getScramUser, { params: { cluster, user }, signal }),
    }),
}
