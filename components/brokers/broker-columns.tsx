'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { BrokerItem } from '@/lib/contract/brokers'
import { formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { DataColumn } from '../data-table/columns'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { LongName } from '../ui/long-name'
import { Status } from '../ui/status'
import { TimeAgo } from '../ui/time-ago'
import { address } from './broker-filter'
import { DiskCell } from './disk-cell'
import { RoleTag } from './role-tag'
import { SkewFigure } from './skew-figure'

export function brokerId(broker: BrokerItem): string {
  return String(broker.id)
}

export function useBrokerColumns(cluster: string, asOf: string): readonly DataColumn<BrokerItem>[] {
  const t = useTranslations('brokers')
  return useMemo(
    () => [
      {
        id: 'status',
        head: t('status'),
        width: 134,
        phoneWidth: 132,
        isSortable: true,
        isWorstFirst: true,
        cell: (broker) => (
          <span title={broker.status === 'fenced' ? t('fencedNote') : undefined}>
            <Status status={broker.status} />
          </span>
        ),
      },
      {
        id: 'id',
        head: t('broker'),
        width: 66,
        phoneWidth: 152,
        isSortable: true,
        cell: (broker) => (
          <NameCell
            name={String(broker.id)}
            href={paths.broker(cluster, broker.id)}
            sub={<LongName>{[broker.rack, address(broker)].filter((text) => text !== null).join(' · ')}</LongName>}
          />
        ),
      },
      {
        id: 'rack',
        head: t('rack'),
        width: 76,
        hideBelow: 'md',
        isSortable: true,
        cell: (broker) => <span className="text-muted">{broker.rack ?? t('noRack')}</span>,
      },
      {
        id: 'address',
        head: t('address'),
        hideBelow: '2xl',
        cell: (broker) => {
          const text = address(broker)
          return text === null ? (
            <Figure note={t('unknownAddress')}>{null}</Figure>
          ) : (
            <span className="flex font-mono text-12 text-muted">
              <LongName>{text}</LongName>
            </span>
          )
        },
      },
      { id: 'role', head: t('role'), width: 94, hideBelow: 'xl', cell: (broker) => <RoleTag broker={broker} /> },
      {
        id: 'leaders',
        head: t('leaders'),
        width: 146,
        phoneWidth: 70,
        align: 'end',
        isSortable: true,
        firstSort: 'desc',
        cell: (broker) => <SkewFigure count={broker.leaders} skewPercent={broker.leaderSkewPercent} />,
      },
      {
        id: 'replicas',
        head: t('replicas'),
        width: 146,
        align: 'end',
        hideBelow: 'lg',
        isSortable: true,
        firstSort: 'desc',
        cell: (broker) => <SkewFigure count={broker.replicas} skewPercent={broker.replicaSkewPercent} />,
      },
      {
        id: 'outOfSync',
        head: t('outOfSync'),
        width: 86,
        align: 'end',
        hideBelow: 'md',
        isSortable: true,
        firstSort: 'desc',
        cell: (broker) => (
          <span className={clsx(broker.outOfSync > 0 ? 'font-strong text-warn' : 'text-muted')}>{formatCount(broker.outOfSync)}</span>
        ),
      },
      {
        id: 'logBytes',
        head: t('disk'),
        width: 216,
        hideBelow: 'lg',
        isSortable: true,
        firstSort: 'desc',
        cell: (broker) => <DiskCell broker={broker} />,
      },
      {
        id: 'lastAnsweredAt',
        head: t('lastAnswered'),
        width: 102,
        align: 'end',
        hideBelow: '2xl',
        cell: (broker) =>
          broker.lastAnsweredAt === null ? (
            <span className="text-muted">{t('never')}</span>
          ) : (
            <span className={broker.status === 'up' ? 'text-muted' : 'text-stale'}>
              <TimeAgo at={broker.lastAnsweredAt} asOf={asOf} />
            </span>
          ),
      },
    ],
    [t, cluster, asOf],
  )
}
