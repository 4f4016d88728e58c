'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { TopicItem } from '@/lib/contract/topics'
import { formatDuration, formatPerSecond } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { PARTITION_HEALTH } from '@/lib/domain/health/partition-health'
import type { DataColumn } from '../data-table/columns'
import { HealthCell } from '../data-table/health-cell'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { Sparkline } from '../ui/sparkline'
import { byName, byFigure } from './order'

/** Records a second below which a small chart is flat: noise is not magnified. */
const SPARKLINE_FLOOR = 10

function severity({ health }: TopicItem): number {
  return health === 'healthy' ? PARTITION_HEALTH.length : PARTITION_HEALTH.indexOf(health)
}

export function useMyTopicColumns(cluster: string): readonly DataColumn<TopicItem>[] {
  const t = useTranslations('mine')
  return useMemo(
    () => [
      {
        id: 'health',
        head: t('health'),
        width: 142,
        phoneWidth: 132,
        isWorstFirst: true,
        compare: (a, b) => severity(a) - severity(b) || byName(a, b),
        cell: (topic) => <HealthCell health={topic.health} />,
      },
      {
        id: 'id',
        head: t('topic'),
        compare: byName,
        cell: (topic) => (
          <NameCell name={topic.id} href={paths.topic(cluster, topic.id)} sub={t('partitions', { count: topic.partitions })} />
        ),
      },
      {
        id: 'recordsPerSec',
        head: t('written'),
        width: 110,
        phoneWidth: 96,
        align: 'end',
        firstSort: 'desc',
        compare: (a, b) => byFigure(a.recordsPerSec, b.recordsPerSec),
        cell: (topic) => (
          <Figure isStale={topic.stale && topic.recordsPerSec !== null} note={topic.stale ? t('writtenPartly') : undefined}>
            {topic.recordsPerSec === null ? null : formatPerSecond(topic.recordsPerSec)}
          </Figure>
        ),
      },
      {
        id: 'furthestBehind',
        head: t('furthest'),
        width: 240,
        hideBelow: 'md',
        cell: ({ furthestBehind }) =>
          furthestBehind === null ? (
            <span className="text-muted">{t('nobody')}</span>
          ) : (
            <span className="flex min-w-0 gap-1.5">
              <span className="min-w-0 truncate" title={furthestBehind.group}>
                {furthestBehind.group}
              </span>
              <Figure>{furthestBehind.secondsBehind === null ? null : formatDuration(furthestBehind.secondsBehind)}</Figure>
            </span>
          ),
      },
      {
        id: 'history',
        head: t('lastHour'),
        width: 108,
        hideBelow: 'lg',
        cell: (topic) => (
          <Sparkline values={topic.history} tone={topic.health === 'healthy' ? 'quiet' : 'series'} floor={SPARKLINE_FLOOR} />
        ),
      },
    ],
    [t, cluster],
  )
}
