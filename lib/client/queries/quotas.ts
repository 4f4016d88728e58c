import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { operations } from '../../contract/operations'
import type { EffectiveQuery, QuotaListQuery } from '../../contract/quotas'
import { call } from '../api'
import { clusterKey } from './keys'
import { pageAt } from './list-filter'

export type QuotaFilter = Omit<z.input<typeof QuotaListQuery>, 'limit' | 'cursor' | 'id' | 'user'>

/** A quota for each of as many client ids of one user. */
const MOST_OF_USER = 1_000

export const quotaQueries = {
  pages:
    (cluster: string, filter: QuotaFilter = {}) =>
    (page: number) => ({
      queryKey: [...clusterKey(cluster), 'quotas', 'pages', filter, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(operations.listQuotas, { params: { cluster }, query: { ...filter, ...pageAt(page) }, signal }),
    }),
  /** Of this user alone, with and without a client id. */
  ofUser: (cluster: string, user: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'quotas', 'of user', user],
      queryFn: ({ signal }) => call(operations.listQuotas, { params: { cluster }, query: { user, limit: MOST_OF_USER }, signal }),
    }),
  /** One as it is when it is opened: no new picture takes it from whoever is changing it. */
  opened: (cluster: string, id: string) =>
    queryOptions({
      queryKey: ['opened quota', cluster, id],
      queryFn: async ({ signal }) => (await call(operations.listQuotas, { params: { cluster }, query: { id }, signal })).items[0] ?? null,
      gcTime: 0,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  effective: (cluster: string, of: z.input<typeof EffectiveQuery>) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'quotas', 'effective', of],
      queryFn: ({ signal }) => call(operations.getEffectiveQuotas, { params: { cluster }, query: of, signal }),
      placeholderData: keepPreviousData,
    }),
}
