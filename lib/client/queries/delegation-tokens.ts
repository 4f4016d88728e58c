import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { DelegationTokenListQuery } from '../../contract/delegation-tokens'
import { operations } from '../../contract/operations'
import { call } from '../api'
import { clusterKey } from './keys'
import { pageAt } from './list-filter'

export type DelegationTokenFilter = Omit<z.input<typeof DelegationTokenListQuery>, 'limit' | 'cursor'>

export const delegationTokenQueries = {
  pages:
    (cluster: string, filter: DelegationTokenFilter = {}) =>
    (page: number) => ({
      queryKey: [...clusterKey(cluster), 'delegation-tokens', 'list', filter, page],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const answer = await call(operations.listDelegationTokens, { params: { cluster }, query: { ...filter, ...pageAt(page) }, signal })
        // Of what is not known there are no rows to make room for; `state` says that it is not none.
        return { ...answer, total: answer.total ?? 0 }
      },
    }),
  /** One of them; `token` null: there is none of that id, or Kafka does not show it. */
  detail: (cluster: string, id: string) =>
    queryOptions({
      queryKey: [...clusterKey(cluster), 'delegation-tokens', 'detail', id],
      queryFn: ({ signal }) => one(cluster, id, signal),
    }),
  /** One as it is when its dialog is opened: once it has been expired, the dialog still has to say so. */
  opened: (cluster: string, id: string) =>
    queryOptions({
      queryKey: ['opened delegation token', cluster, id],
      queryFn: ({ signal }) => one(cluster, id, signal),
      gcTime: 0,
      staleTime: Number.POSITIVE_INFINITY,
    }),
}

async function one(cluster: string, id: string, signal: AbortSignal) {
  const { items, ...list } = await call(operations.listDelegationTokens, { params: { cluster }, query: { q: id }, signal })
  return { token: items.find((token) => token.id === id) ?? null, ...list }
}
