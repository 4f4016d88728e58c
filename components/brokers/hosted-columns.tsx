'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { PartitionItem } from '@/lib/contract/topics'
import { formatBytes, formatClock, formatDuration, secondsBetween } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { copiesInSync, replicaMarks } from '@/lib/client/replicas'
import { toneOf } from '@/lib/client/status'
import type { DataColumn } from '../data-table/columns'
import { HealthCell } from '../data-table/health-cell'
import { NameCell } from '../data-table/name-cell'
import { ReplicaMarks } from '../data-table/replica-marks'
import { Figure } from '../ui/figure'

/** Columns of the partitions that have a copy on one broker. */
export function useHostedColumns(cluster: string, broker: number, asOf: string): readonly DataColumn<PartitionItem>[] {
  const t = useTranslations('brokers.one.table')
  const tReplicas = useTranslations('replicas')
  return useMemo(
    () => [
      {
        id: 'severity',
        head: t('health'),
        width: 142,
        phoneWidth: 132,
        isSortable: true,
        isWorstFirst: true,
        cell: (row) => <HealthCell health={row.health[0] ?? 'healthy'} />,
      },
      {
        id: 'topic',
        head: t('partition'),
        isSortable: true,
        cell: (row) => <NameCell name={row.id} href={paths.topic(cluster, row.topic)} sub={<ReplicaMarks marks={replicaMarks(row)} />} />,
      },
      { id: 'copies', head: t('copies'), width: 190, hideBelow: 'md', cell: (row) => <ReplicaMarks marks={replicaMarks(row)} /> },
      {
        id: 'here',
        head: t('here'),
        width: 170,
        hideBelow: 'md',
        cell: (row) => {
          const behind = row.missing.find((copy) => copy.broker === broker)?.bytesBehind ?? null
          const state = replicaMarks(row).find((mark) => mark.broker === broker)?.state
          return (
            <span className={clsx(state === 'out' ? 'font-medium text-warn' : state === 'gone' ? 'font-medium text-danger' : 'text-muted')}>
              {state ? tReplicas(state) : t('none')}
              {behind !== null && <span className="ml-1.5 text-12 font-regular">{t('behind', { bytes: formatBytes(behind) })}</span>}
            </span>
          )
        },
      },
      {
        id: 'inSync',
        head: t('inSync'),
        width: 84,
        phoneWidth: 64,
        align: 'end',
        cell: (row) => {
          const tone = toneOf(row.health[0] ?? 'healthy')
          return (
            <span className={clsx(tone && 'font-strong', tone === 'danger' && 'text-danger', tone === 'warn' && 'text-warn')}>
              {t('inSyncOf', { inSync: copiesInSync(row), copies: row.replicas.length })}
            </span>
          )
        },
      },
      {
        id: 'sizeBytes',
        head: t('size'),
        width: 96,
        align: 'end',
        hideBelow: 'lg',
        isSortable: true,
        firstSort: 'desc',
        cell: (row) => (
          <Figure isStale={row.leader === null && row.sizeBytes !== null}>
            {row.sizeBytes === null ? null : formatBytes(row.sizeBytes)}
          </Figure>
        ),
      },
      {
        id: 'since',
        head: t('since'),
        width: 120,
        align: 'end',
        hideBelow: 'lg',
        isSortable: true,
        cell: (row) => {
          if (row.since === null || row.health.length === 0) return <span className="text-faint">{t('none')}</span>
          const duration = formatDuration(secondsBetween(row.since, asOf))
          return (
            <time
              dateTime={row.since}
              title={t(row.sinceAtLeast ? 'atLeastNote' : 'sinceNote', { at: formatClock(row.since) })}
              className="text-muted"
            >
              {row.sinceAtLeast ? t('atLeast', { duration }) : duration}
            </time>
          )
        },
      },
    ],
    [t, tReplicas, cluster, broker, asOf],
  )
}
