'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { PartitionItem, TopicDetail } from '@/lib/contract/topics'
import { formatClock, formatCount, formatPerSecond } from '@/lib/client/format'
import { copiesInSync, replicaMarks } from '@/lib/client/replicas'
import { toneOf } from '@/lib/client/status'
import type { DataColumn } from '../data-table/columns'
import { HealthCell } from '../data-table/health-cell'
import { NameCell } from '../data-table/name-cell'
import { ReplicaMarks } from '../data-table/replica-marks'
import { Figure } from '../ui/figure'
import { EligibleLeaders, PartitionLeader, PartitionSince } from './partition-cells'
import { PartitionLogs } from './partition-logs'

const isInTrouble = ({ health }: PartitionItem) => health.some((word) => word !== 'not-preferred')

/** Columns of one topic's partitions; that of eligible leaders only where one is needed. */
export function usePartitionColumns(detail: TopicDetail | undefined): readonly DataColumn<PartitionItem>[] {
  const t = useTranslations('topics.one.table')
  const tDetail = useTranslations('topics.detail')
  const hasElr = detail?.partitions.some((row) => isInTrouble(row) && row.elr !== null) ?? false
  const asOf = detail?.asOf ?? ''
  const isStale = detail?.topic.stale ?? false
  const sizeAsOf = detail?.topic.sizeAsOf ?? null
  return useMemo(() => {
    const offset = (row: PartitionItem, value: string | null) => (
      <Figure
        isStale={isStale && row.leader === null && value !== null}
        note={row.offsetsAsOf ? t('asOf', { at: formatClock(row.offsetsAsOf) }) : undefined}
      >
        {value === null ? null : formatCount(value)}
      </Figure>
    )
    const inSync = (row: PartitionItem) => {
      const tone = toneOf(row.health[0] ?? 'healthy')
      return (
        <span className={clsx(tone && 'font-strong', tone === 'danger' && 'text-danger', tone === 'warn' && 'text-warn')}>
          {t('inSyncOf', { inSync: copiesInSync(row), copies: row.replicas.length })}
        </span>
      )
    }
    const columns: DataColumn<PartitionItem>[] = [
      {
        id: 'health',
        head: t('health'),
        width: 142,
        phoneWidth: 132,
        isSortable: true,
        isWorstFirst: true,
        cell: (row) => <HealthCell health={row.health[0] ?? 'healthy'} />,
      },
      {
        id: 'partition',
        head: t('partition'),
        width: 80,
        phoneWidth: 118,
        isSortable: true,
        cell: (row) => <NameCell name={String(row.partition)} sub={<ReplicaMarks marks={replicaMarks(row)} />} />,
      },
      {
        id: 'leader',
        head: t('leader'),
        width: 112,
        hideBelow: 'md',
        isSortable: true,
        cell: (row) => <PartitionLeader partition={row} />,
      },
      { id: 'copies', head: t('copies'), hideBelow: 'md', cell: (row) => <ReplicaMarks marks={replicaMarks(row)} /> },
      { id: 'inSync', head: t('inSync'), width: 76, phoneWidth: 64, align: 'end', isSortable: true, cell: inSync },
    ]
    if (hasElr) {
      columns.push({
        id: 'elr',
        head: t('elr'),
        width: 116,
        hideBelow: 'xl',
        cell: (row) => <EligibleLeaders partition={row} isShown={isInTrouble(row)} />,
      })
    }
    columns.push(
      {
        id: 'since',
        head: t('since'),
        width: 104,
        align: 'end',
        hideBelow: 'lg',
        isSortable: true,
        firstSort: 'desc',
        cell: (row) => <PartitionSince partition={row} asOf={asOf} />,
      },
      {
        id: 'logStart',
        head: t('logStart'),
        width: 118,
        align: 'end',
        hideBelow: 'xl',
        isSortable: true,
        firstSort: 'desc',
        cell: (row) => <span className="text-muted">{offset(row, row.logStart)}</span>,
      },
      {
        id: 'logEnd',
        head: t('logEnd'),
        width: 118,
        align: 'end',
        hideBelow: 'lg',
        isSortable: true,
        firstSort: 'desc',
        cell: (row) => offset(row, row.logEnd),
      },
      {
        id: 'recordsPerSec',
        head: tDetail('written'),
        width: 90,
        align: 'end',
        hideBelow: 'lg',
        isSortable: true,
        firstSort: 'desc',
        cell: (row) => <Figure>{row.recordsPerSec === null ? null : formatPerSecond(row.recordsPerSec)}</Figure>,
      },
      {
        id: 'sizeBytes',
        head: t('size'),
        width: 84,
        align: 'end',
        hideBelow: 'md',
        isSortable: true,
        firstSort: 'desc',
        cell: (row) => <PartitionLogs partition={row} sizeAsOf={sizeAsOf} isStale={isStale && row.leader === null} />,
      },
    )
    return columns
  }, [t, tDetail, hasElr, asOf, isStale, sizeAsOf])
}
