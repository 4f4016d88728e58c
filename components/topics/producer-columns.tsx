'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useMemo } from 'react'
import { formatCount, formatDuration, secondsBetween } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { DataColumn } from '../data-table/columns'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { LongName } from '../ui/long-name'
import { Status } from '../ui/status'
import { TimeAgo } from '../ui/time-ago'
import type { ProducerRow } from './producer-rows'

/** Columns of a topic's producers; times are as old as `asOf`. */
export function useProducerColumns(cluster: string, asOf: string): readonly DataColumn<ProducerRow>[] {
  const t = useTranslations('topics.detail.producersTable')
  return useMemo(
    () => [
      { id: 'open', head: t('transaction'), width: 150, phoneWidth: 128, isSortable: true, cell: (row) => <TransactionState row={row} /> },
      {
        id: 'partition',
        head: t('partition'),
        width: 90,
        phoneWidth: 130,
        isSortable: true,
        cell: (row) => <NameCell name={String(row.partition)} sub={t('sub', { id: row.producerId })} />,
      },
      {
        id: 'producerId',
        head: t('producerId'),
        width: 110,
        align: 'end',
        hideBelow: 'md',
        isSortable: true,
        cell: (row) => <span className="font-mono text-12">{row.producerId}</span>,
      },
      {
        id: 'epoch',
        head: t('epoch'),
        width: 70,
        align: 'end',
        hideBelow: 'lg',
        cell: (row) => <span className="text-muted">{row.epoch}</span>,
      },
      {
        id: 'lastSequence',
        head: t('lastSequence'),
        width: 120,
        align: 'end',
        hideBelow: 'xl',
        cell: (row) => <span className="text-muted">{row.lastSequence < 0 ? t('none') : formatCount(row.lastSequence)}</span>,
      },
      {
        id: 'transactionalId',
        head: t('transactionalId'),
        hideBelow: 'md',
        cell: (row) => <TransactionalId cluster={cluster} row={row} />,
      },
      {
        id: 'start',
        head: t('start'),
        width: 120,
        align: 'end',
        hideBelow: 'xl',
        cell: (row) => (row.transactionStart === null ? <None /> : formatCount(row.transactionStart)),
      },
      {
        id: 'heldBack',
        head: t('heldBack'),
        width: 120,
        align: 'end',
        hideBelow: 'lg',
        isSortable: true,
        firstSort: 'desc',
        cell: (row) =>
          row.transactionStart === null ? (
            <None />
          ) : (
            <span title={t('heldBackNote')}>
              <Figure>{row.heldBack === null ? null : t('atMost', { records: formatCount(row.heldBack) })}</Figure>
            </span>
          ),
      },
      {
        id: 'startedAt',
        head: t('openFor'),
        width: 110,
        align: 'end',
        hideBelow: 'md',
        isSortable: true,
        cell: (row) => {
          if (row.transactionStart === null) return <None />
          const startedAt = row.transaction?.startedAt ?? null
          return <Figure note={t('openForUnknown')}>{startedAt === null ? null : formatDuration(secondsBetween(startedAt, asOf))}</Figure>
        },
      },
      {
        id: 'lastWriteAt',
        head: t('lastWrite'),
        width: 130,
        phoneWidth: 96,
        align: 'end',
        isSortable: true,
        firstSort: 'desc',
        cell: (row) => (row.lastWriteAt === null ? <Figure>{null}</Figure> : <TimeAgo at={row.lastWriteAt} asOf={asOf} />),
      },
    ],
    [t, cluster, asOf],
  )
}

function TransactionState({ row }: { row: ProducerRow }) {
  const t = useTranslations('topics.detail.producersTable')
  if (row.transactionStart === null) return <span className="text-muted">{t('noneOpen')}</span>
  if (row.transaction?.overdue) return <Status status="stuck" word={t('overdue')} />
  return <Status status="keeping-up" word={t('open')} />
}

function TransactionalId({ cluster, row: { transaction, transactionStart } }: { cluster: string; row: ProducerRow }) {
  const t = useTranslations('topics.detail.producersTable')
  if (transactionStart === null) return <None />
  if (transaction === null) return <Figure note={t('openForUnknown')}>{null}</Figure>
  const [first] = transaction.topics
  return (
    <Link
      href={paths.transactions(cluster, { state: 'open', ...(first && { topic: first.topic }) })}
      prefetch={false}
      className="flex min-w-0 hover:underline hover:underline-offset-2"
    >
      <LongName>{transaction.id}</LongName>
    </Link>
  )
}

function None() {
  const t = useTranslations('topics.detail.producersTable')
  return <span className="text-faint">{t('none')}</span>
}
