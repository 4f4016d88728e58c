'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useMemo } from 'react'
import type { TransactionItem } from '@/lib/contract/transactions'
import { formatClock, formatDuration, secondsBetween } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { isOpen } from '@/lib/domain/transactions/open-transaction'
import type { DataColumn } from '../data-table/columns'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { HeldTopics } from './held-topics'
import { TransactionState } from './transaction-state'

/** Columns of the transactions; ages are counted to `asOf`. */
export function useTransactionColumns(cluster: string, asOf: string): readonly DataColumn<TransactionItem>[] {
  const t = useTranslations('transactions')
  return useMemo(() => {
    const none = <span className="text-faint">{t('none')}</span>
    const topicsOf = ({ topics }: TransactionItem) => topics.map(({ topic }) => topic).join(t('separator'))
    return [
      {
        id: 'state',
        head: t('stateHead'),
        width: 134,
        phoneWidth: 128,
        isSortable: true,
        isWorstFirst: true,
        cell: (row) => <TransactionState transaction={row} />,
      },
      {
        id: 'id',
        head: t('id'),
        isSortable: true,
        cell: (row) => (
          <NameCell name={row.id} emptyWord={t('emptyId')} sub={row.topics.length > 0 ? topicsOf(row) : t('sub', { id: row.producerId })} />
        ),
      },
      {
        id: 'startedAt',
        head: t('openFor'),
        width: 110,
        phoneWidth: 92,
        align: 'end',
        isSortable: true,
        cell: (row) => {
          if (!isOpen(row.state)) return none
          const note = row.startedAt === null ? t('ageUnknown') : t('startedAt', { at: formatClock(row.startedAt) })
          return (
            <span title={note} className={clsx(row.overdue && 'font-strong text-danger')}>
              <Figure note={note}>{row.startedAt === null ? null : formatDuration(secondsBetween(row.startedAt, asOf))}</Figure>
            </span>
          )
        },
      },
      {
        id: 'timeoutMs',
        head: t('timeout'),
        width: 100,
        align: 'end',
        hideBelow: 'lg',
        isSortable: true,
        cell: (row) => (row.timeoutMs === null ? none : <span className="text-muted">{formatDuration(row.timeoutMs / 1000)}</span>),
      },
      {
        id: 'topics',
        head: t('holdsBack'),
        width: 320,
        hideBelow: 'md',
        cell: (row) => <HeldTopics cluster={cluster} topics={row.topics} />,
      },
      {
        id: 'producerId',
        head: t('producer'),
        width: 140,
        align: 'end',
        hideBelow: 'lg',
        isSortable: true,
        cell: (row) => (
          <span title={t('producerNote')} className="font-mono text-12">
            {row.producerId}
            <span className="text-muted">{row.epoch === null ? '' : t('epoch', { epoch: String(row.epoch) })}</span>
          </span>
        ),
      },
      {
        id: 'coordinator',
        head: t('coordinator'),
        width: 104,
        align: 'end',
        hideBelow: 'xl',
        isSortable: true,
        cell: (row) => (
          <Link href={paths.broker(cluster, row.coordinator)} prefetch={false} className="text-muted hover:text-ink hover:underline">
            {t('broker', { id: String(row.coordinator) })}
          </Link>
        ),
      },
    ]
  }, [t, cluster, asOf])
}
