'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { isApiProblem } from '@/lib/client/api-problem'
import { formatCount, formatDuration, secondsBetween } from '@/lib/client/format'
import { topicQueries, transactionQueries } from '@/lib/client/queries/topics'
import { whyMissing } from '@/lib/domain/errors/why-missing'
import { DataTable } from '../data-table/data-table'
import { TableFooter } from '../data-table/table-footer'
import { EmptyState } from '../ui/empty-state'
import { Notice } from '../ui/notice'
import { ProblemState } from '../ui/problem'
import { Status } from '../ui/status'
import { useProducerColumns } from './producer-columns'
import { orderProducers, producerRows, type ProducerRow } from './producer-rows'
import { producersSearch } from './producers-search'

const rowId = (row: ProducerRow) => row.id

/** Who writes to the topic with idempotence or in transactions, partition by partition. */
export function TopicProducers({ cluster, topic }: { cluster: string; topic: string }) {
  const t = useTranslations('topics.detail.producersTable')
  const [{ sort }, setSearch] = useQueryStates(producersSearch)
  const { data, error, refetch } = useQuery(transactionQueries.producers(cluster, topic))
  const { data: detail } = useQuery(topicQueries.detail(cluster, topic))
  const { data: open } = useQuery(transactionQueries.list(cluster, { topic, state: 'open' }))
  const asOf = data?.asOf ?? ''
  const rows = useMemo(
    () => data && orderProducers(producerRows(data.items, open?.items ?? [], detail?.partitions ?? []), sort),
    [data, open, detail, sort],
  )
  const columns = useProducerColumns(cluster, asOf)
  const refusal = isApiProblem(error) && error.kafkaError ? whyMissing([{ error: error.kafkaError }]) : null
  if (!data && error && (refusal === null || refusal === 'failed')) return <ProblemState error={error} onRetry={() => void refetch()} />
  const why = refusal ?? whyMissing(data?.errors ?? [])
  if (why !== null && !data?.items.length) return <Missing why={why} topic={topic} error={data?.errors[0]} />
  const away = [...new Set(data?.errors.flatMap(({ broker }) => broker ?? []))].toSorted((a, b) => a - b)
  return (
    <div className="mt-3">
      {rows && rows.length > 0 && <Summary rows={rows} asOf={asOf} />}
      {why !== null && (
        <div className="mb-2.5">
          <Notice tone="stale" icon="half-disc" says="politely">
            {t('partial', { count: away.length, ids: away.join(', ') })}
          </Notice>
        </div>
      )}
      <DataTable
        label={t('label', { topic })}
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowEdge={(row) => (row.transaction?.overdue ? 'danger' : null)}
        sort={sort}
        onSort={(next) => void setSearch({ sort: next })}
        hasSecondLine
        skeletonRows={6}
        empty={<EmptyState title={t('emptyTitle')}>{t('emptyDetail')}</EmptyState>}
      />
      {rows && rows.length > 0 && (
        <TableFooter shown={rows.length} total={rows.length}>
          {t('note')}
        </TableFooter>
      )}
    </div>
  )
}

function Summary({ rows, asOf }: { rows: readonly ProducerRow[]; asOf: string }) {
  const t = useTranslations('topics.detail.producersTable')
  const open = rows.filter((row) => row.transactionStart !== null)
  const started = open.flatMap((row) => row.transaction?.startedAt ?? []).toSorted()
  return (
    <p className="mb-2.5">
      {t('summary', {
        producers: new Set(rows.map((row) => row.producerId)).size,
        partitions: new Set(rows.map((row) => row.partition)).size,
        open: new Set(open.map((row) => row.producerId)).size,
        shownPartitions: formatCount(new Set(open.map((row) => row.partition)).size),
        longest: started[0] === undefined ? 'unknown' : formatDuration(secondsBetween(started[0], asOf)),
      })}
    </p>
  )
}

interface MissingProps {
  why: NonNullable<ReturnType<typeof whyMissing>>
  topic: string
  error: { error: string; message: string } | undefined
}

/** Why nothing at all is known of the producers, and what would change that. */
function Missing({ why, topic, error }: MissingProps) {
  const t = useTranslations('topics.detail.producersTable')
  const status = why === 'refused' ? 'refused' : 'unknown'
  return (
    <EmptyState kind={<Status status={status} word={t(`missing.${why}.kind`)} />} title={t(`missing.${why}.title`)}>
      {t(`missing.${why}.detail`, { topic, hasError: error ? 'yes' : 'no', error: error?.error ?? '', message: error?.message ?? '' })}
    </EmptyState>
  )
}
