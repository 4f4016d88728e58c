'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import type { TransactionItem } from '@/lib/contract/transactions'
import { transactionQueries } from '@/lib/client/queries/topics'
import { useDebounced } from '@/lib/client/use-debounced'
import { whyMissing } from '@/lib/domain/errors/why-missing'
import { DataTable } from '../data-table/data-table'
import { TableFooter } from '../data-table/table-footer'
import { StaleNotice } from '../ui/stale-notice'
import { ProblemState } from '../ui/problem'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { transactionsSearch } from './search-params'
import { useTransactionColumns } from './transaction-columns'
import { orderTransactions, summarizeOpen } from './transaction-order'
import { TransactionsEmpty } from './transactions-empty'
import { TransactionsSentence } from './transactions-sentence'
import { TransactionsToolbar } from './transactions-toolbar'

const transactionId = (transaction: TransactionItem) => transaction.id

export function TransactionsPage({ cluster }: { cluster: string }) {
  const t = useTranslations('transactions')
  const [search, setSearch] = useQueryStates(transactionsSearch)
  const q = useDebounced(search.q)
  const { state, topic, sort } = search
  const { data, error, refetch } = useQuery(
    transactionQueries.list(cluster, { ...(q ? { q } : {}), ...(state ? { state } : {}), ...(topic === null ? {} : { topic }) }),
  )
  // The sentence is about the cluster, whatever the table is filtered by.
  const { data: open, isPending: isOpenAwaited } = useQuery(transactionQueries.list(cluster, { state: 'open' }))
  const summary = useMemo(() => open && summarizeOpen(open.items), [open])
  const rows = useMemo(() => data && orderTransactions(data.items, sort), [data, sort])
  const columns = useTransactionColumns(cluster, data?.asOf ?? '')

  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />
  const errors = data?.errors.filter(({ part }) => part === 'transactions') ?? []
  const isMissing = errors.length > 0 && rows?.length === 0
  return (
    <>
      {summary && open && !isMissing && <TransactionsSentence summary={summary} asOf={open.asOf} />}
      {isOpenAwaited && <SentenceSkeleton />}
      {error ? (
        <StaleNotice isTight icon="half-disc">
          {t('notRenewed')}
        </StaleNotice>
      ) : (
        errors.length > 0 &&
        !isMissing && (
          <StaleNotice isTight icon="half-disc">
            {t('partial', { why: whyMissing(errors) ?? 'failed', ...brokersOf(errors) })}
          </StaleNotice>
        )
      )}
      <TransactionsToolbar search={search} onChange={(change) => void setSearch(change)} facets={data?.facets} />
      <DataTable
        label={t('label')}
        columns={columns}
        rows={rows}
        rowId={transactionId}
        rowEdge={(transaction) => (transaction.overdue ? 'danger' : null)}
        sort={sort}
        onSort={(next) => void setSearch({ sort: next })}
        hasSecondLine
        empty={<TransactionsEmpty search={search} onChange={(change) => void setSearch(change)} errors={errors} />}
      />
      {data && rows && rows.length > 0 && (
        <TableFooter shown={rows.length} total={data.total}>
          {t('note')}
        </TableFooter>
      )}
    </>
  )
}

function brokersOf(errors: readonly { broker: number | null }[]) {
  const ids = [...new Set(errors.flatMap(({ broker }) => broker ?? []))].toSorted((a, b) => a - b)
  return { brokers: ids.join(', ') || 'none', count: ids.length }
}
