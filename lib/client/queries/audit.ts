import type { z } from 'zod'
import type { AuditQuery } from '../../contract/audit'
import { operations } from '../../contract/operations'
import { call } from '../api'
import { pageAt } from './list-filter'

export type AuditFilter = Omit<z.input<typeof AuditQuery>, 'limit' | 'cursor'>

export const auditQueries = {
  pages:
    (filter: AuditFilter = {}) =>
    (page: number) => ({
      queryKey: ['audit', 'list', filter, page],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(operations.listAudit, { query: { ...filter, ...pageAt(page) }, signal }),
    }),
}
