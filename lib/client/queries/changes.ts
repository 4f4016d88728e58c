import { type QueryClient, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ApplyRequest, Change, ChangeListQuery, Revealed } from '../../contract/changes'
import { operations } from '../../contract/operations'
import { isOpen } from '../../domain/change/states'
import { call } from '../api'
import { approvableKey, clusterKey, clustersKey } from './keys'
import { pageAt } from './list-filter'

export type ChangeFilter = Omit<z.input<typeof ChangeListQuery>, 'limit' | 'cursor'>

/** While somebody looks at a change that is not over yet. */
const POLL_MS = 500

const changesKey = (cluster: string) => [...clusterKey(cluster), 'changes'] as const

export const changeQueries = {
  pages:
    (cluster: string, filter: ChangeFilter = {}) =>
    (page: number) => ({
      queryKey: [...changesKey(cluster), 'list', filter, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(operations.listChanges, { params: { cluster }, query: { ...filter, ...pageAt(page) }, signal }),
    }),
  /** How many there are, of which kinds and states, and the newest of them. */
  summary: (cluster: string, filter: ChangeFilter = {}) =>
    queryOptions({
      queryKey: [...changesKey(cluster), 'summary', filter],
      queryFn: ({ signal }) => call(operations.listChanges, { params: { cluster }, query: { ...filter, limit: 1 }, signal }),
    }),
  /** The newest 50. */
  newest: (cluster: string, filter: ChangeFilter = {}) =>
    queryOptions({
      queryKey: [...changesKey(cluster), 'newest', filter],
      queryFn: ({ signal }) => call(operations.listChanges, { params: { cluster }, query: { ...filter, limit: 50 }, signal }),
    }),
  /** How many wait for this very person to approve them. */
  approvable: (cluster: string) =>
    queryOptions({
      queryKey: approvableKey(cluster),
      queryFn: ({ signal }) => call(operations.listChanges, { params: { cluster }, query: { approvable: 'true', limit: 1 }, signal }),
    }),
  /** What can be done at all, and the permission that each needs. */
  kinds: () =>
    queryOptions({
      queryKey: ['change-kinds'],
      queryFn: ({ signal }) => call(operations.listChangeKinds, { signal }),
      staleTime: Infinity,
    }),
  detail: (cluster: string, change: string) =>
    queryOptions({
      queryKey: [...changesKey(cluster), 'detail', change],
      queryFn: ({ signal }) => call(operations.getChange, { params: { cluster, change }, signal }),
      refetchInterval: ({ state }) => (state.data && isOpen(state.data.change.state) ? POLL_MS : false),
    }),
}

/** None is sent twice by itself: whether a write that got no answer was done is for a person to see. */
export const changeMutations = {
  plan: (cluster: string, kind: string) =>
    mutationOptions({
      // What was sent may hold a secret, which is not kept here a moment longer.
      gcTime: 0,
      mutationFn: (input: Record<string, unknown>) => call(operations.planChange, { params: { cluster }, body: { kind, input } }),
    }),
  apply: (cluster: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof ApplyRequest>) => call(operations.applyChange, { params: { cluster }, body }),
      onSuccess: ({ change }, _body, _result, { client }) => remember(client, change),
    }),
  cancel: (cluster: string) =>
    mutationOptions({
      mutationFn: (change: string) => call(operations.cancelChange, { params: { cluster, change } }),
      onSuccess: ({ change }, _id, _result, { client }) => remember(client, change),
    }),
  approve: (cluster: string) =>
    mutationOptions({
      mutationFn: (change: string) => call(operations.approveChange, { params: { cluster, change } }),
      onSuccess: ({ change }, _id, _result, { client }) => remember(client, change),
    }),
  reject: (cluster: string) =>
    mutationOptions({
      mutationFn: ({ change, because }: { change: string; because: string }) =>
        call(operations.rejectChange, { params: { cluster, change }, body: { because } }),
      onSuccess: ({ change }, _asked, _result, { client }) => remember(client, change),
    }),
  undo: (cluster: string) =>
    mutationOptions({
      mutationFn: (change: string) => call(operations.undoChange, { params: { cluster, change } }),
      onSuccess: ({ change }, _id, _result, { client }) => remember(client, change),
    }),
}

/** What a change has made that may be read once. It goes to whoever asks and stays in no cache: a second try is refused. */
export async function revealOnce({ cluster, id }: Pick<Change, 'cluster' | 'id'>): Promise<Revealed['secrets']> {
  return (await call(operations.revealChange, { params: { cluster, change: id } })).secrets
}

/** Lists are renewed in their own time: what is done is told at once. */
function remember(client: QueryClient, change: Change): void {
  client.setQueryData(changeQueries.detail(change.cluster, change.id).queryKey, { change })
  const keys = [...['list', 'summary', 'newest'].map((part) => [...changesKey(change.cluster), part]), approvableKey(change.cluster)]
  for (const queryKey of keys) void client.invalidateQueries({ queryKey })
}

/** Whatever a page shows of this cluster may be different now. */
export async function renewCluster(client: QueryClient, cluster: string): Promise<void> {
  await Promise.all([client.invalidateQueries({ queryKey: clusterKey(cluster) }), client.invalidateQueries({ queryKey: clustersKey })])
}
