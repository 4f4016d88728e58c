'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { BrokerItem } from '@/lib/contract/brokers'
import { formatBytes, formatCount, formatWhen } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { DataColumn } from '../data-table/columns'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { LongName } from '../ui/long-name'
import { Status } from '../ui/status'
import { address } from './broker-filter'
import { DiskCell } from './disk-cell'
import { ControllerTag } from './role-tag'
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
        width: 128,
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
        width: 112,
        phoneWidth: 152,
        isSortable: true,
        cell: (broker) => (
          <span className="gap-2 md:flex md:items-center">
            <NameCell
              name={String(broker.id)}
              href={paths.broker(cluster, broker.id)}
              sub={<LongName>{[broker.rack, address(broker)].filter((text) => text !== null).join(' · ')}</LongName>}
            />
            <span className="max-md:hidden">
              <ControllerTag broker={broker} />
            </span>
          </span>
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
      {
        id: 'leaders',
        head: t('leaders'),
        width: 146,
        phoneWidth: 70,
        align: 'end',
        isSortable: true,
        firstSort: 'desc',
        cell: (broker) => <SkewFigure skewPercent={broker.leaderSkewPercent}>{formatCount(broker.leaders)}</SkewFigure>,
      },
      {
        id: 'replicas',
        head: t('replicas'),
        width: 146,
        align: 'end',
        hideBelow: 'lg',
        isSortable: true,
        firstSort: 'desc',
        cell: (broker) => <SkewFigure skewPercent={broker.replicaSkewPercent}>{formatCount(broker.replicas)}</SkewFigure>,
      },
      {
        id: 'outOfSync',
        head: t('outOfSync'),
        width: 82,
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
        head: t('bytes'),
        width: 158,
        align: 'end',
        hideBelow: '2xl',
        isSortable: true,
        firstSort: 'desc',
        cell: (broker) => (
          <SkewFigure skewPercent={broker.diskSkewPercent}>
            <Figure
              isStale={broker.status !== 'up' && broker.logBytes !== null}
              note={broker.logDirsAsOf === null ? t('diskNever') : t('asOf', { at: formatWhen(broker.logDirsAsOf, asOf) })}
            >
              {broker.logBytes === null ? null : formatBytes(broker.logBytes)}
            </Figure>
          </SkewFigure>
        ),
      },
      { id: 'disk', head: t('disk'), width: 206, hideBelow: 'lg', cell: (broker) => <DiskCell broker={broker} /> },
    ],
    [t, cluster, asOf],
  )
}
