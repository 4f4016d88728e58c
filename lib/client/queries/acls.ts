import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { AclFindingsQuery, AclListQuery, ExplainQuery } from '../../contract/acls'
import { operations } from '../../contract/operations'
import { cursorAt } from '../../domain/lists/cursor'
import { call } from '../api'
import { clusterKey } from './keys'
import { pageAt } from './list-filter'

export type AclFilter = Omit<z.input<typeof AclListQuery>, 'limit' | 'cursor'>
export type AclFindingFilter = Omit<z.input<typeof AclFindingsQuery>, 'limit' | 'cursor'>
export type AccessQuestion = z.input<typeof ExplainQuery>

const aclKey = (cluster: string) => [...clusterKey(cluster), 'acls'] as const

/** A list that is not known has no rows; `state` says why. */
const counted = <Page extends { total: number | null }>(page: Page) => ({ ...page, total: page.total ?? 0 })

export const aclQueries = {
  pages:
    (cluster: string, filter: AclFilter = {}) =>
    (page: number) => ({
      queryKey: [...aclKey(cluster), 'list', filter, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(operations.listAcls, { params: { cluster }, query: { ...filter, ...pageAt(page) }, signal }).then(counted),
    }),
  /** A stretch of the list, from this place on. */
  stretch: (cluster: string, filter: AclFilter, from: number, limit: number) =>
    queryOptions({
      queryKey: [...aclKey(cluster), 'stretch', filter, from, limit],
      queryFn: ({ signal }) =>
        call(operations.listAcls, {
          params: { cluster },
          query: { ...filter, limit, ...(from > 0 ? { cursor: cursorAt(from) } : {}) },
          signal,
        }),
    }),
  findings:
    (cluster: string, filter: AclFindingFilter = {}) =>
    (page: number) => ({
      queryKey: [...aclKey(cluster), 'findings', filter, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(operations.listAclFindings, { params: { cluster }, query: { ...filter, ...pageAt(page) }, signal }).then(counted),
    }),
  explain: (cluster: string, question: AccessQuestion) =>
    queryOptions({
      queryKey: [...aclKey(cluster), 'explain', question],
      queryFn: ({ signal }) => call(operations.explainAccess, { params: { cluster }, query: question, signal }),
      retry: false,
    }),
}
