'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { TopicItem } from '@/lib/contract/topics'
import { formatBytes, formatClock, formatCount, formatPerSecond } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { DataColumn } from '../data-table/columns'
import { HealthCell } from '../data-table/health-cell'
import { NameCell } from '../data-table/name-cell'
import { Figure } from '../ui/figure'
import { Sparkline } from '../ui/sparkline'
import { FurthestGroup, FurthestTime } from './furthest-behind'
import { KeptCell } from './kept-cell'

/** Records a second below which a small chart is flat: noise is not magnified. */
const SPARKLINE_FLOOR = 10

export function topicId(topic: TopicItem): string {
  return topic.id
}

function numberText(value: number | null): string | null {
  return value === null ? null : String(value)
}

export function useTopicColumns(cluster: string): readonly DataColumn<TopicItem>[] {
  const t = useTranslations('topics')
  return useMemo(() => {
    const size = (topic: TopicItem) => (
      <Figure
        isStale={topic.stale && topic.sizeBytes !== null}
        note={topic.sizeAsOf ? t('sizeAsOf', { at: formatClock(topic.sizeAsOf) }) : undefined}
      >
        {topic.sizeBytes === null ? null : formatBytes(topic.sizeBytes)}
      </Figure>
    )
    return [
      {
        id: 'health',
        head: t('health'),
        width: 142,
        phoneWidth: 132,
        isSortable: true,
        isWorstFirst: true,
        cell: (topic) => <HealthCell health={topic.health} />,
        text: (topic) => topic.health,
      },
      {
        id: 'id',
        head: t('topic'),
        isSortable: true,
        text: topicId,
        cell: (topic) => (
          <NameCell
            name={topic.id}
            href={paths.topic(cluster, topic.id)}
            sub={
              <>
                {t('partitionCount', { count: topic.partitions })} · {size(topic)}
              </>
            }
          />
        ),
      },
      {
        id: 'partitions',
        head: t('partitions'),
        width: 80,
        align: 'end',
        hideBelow: 'xl',
        isSortable: true,
        firstSort: 'desc',
        cell: (topic) => formatCount(topic.partitions),
        text: (topic) => String(topic.partitions),
      },
      {
        id: 'replicationFactor',
        head: <span title={t('copiesNote')}>{t('copies')}</span>,
        width: 96,
        align: 'end',
        hideBelow: '2xl',
        isSortable: true,
        cell: (topic) => (
          <span className="text-muted">
            {topic.replicationFactor} / <Figure>{topic.minInsyncReplicas === null ? null : String(topic.minInsyncReplicas)}</Figure>
          </span>
        ),
        text: (topic) => String(topic.replicationFactor),
      },
      {
        id: 'recordsPerSec',
        head: t('written'),
        width: 88,
        phoneWidth: 84,
        align: 'end',
        isSortable: true,
        firstSort: 'desc',
        cell: (topic) => (
          <Figure isStale={topic.stale && topic.recordsPerSec !== null} note={topic.stale ? t('writtenPartly') : undefined}>
            {topic.recordsPerSec === null ? null : formatPerSecond(topic.recordsPerSec)}
          </Figure>
        ),
        text: (topic) => numberText(topic.recordsPerSec),
      },
      {
        id: 'history',
        head: t('lastHour'),
        width: 104,
        hideBelow: 'lg',
        cell: (topic) =>
          topic.history.some((value) => value !== null) ? (
            <Sparkline values={topic.history} tone={topic.health === 'healthy' ? 'quiet' : 'series'} floor={SPARKLINE_FLOOR} />
          ) : (
            <span className="text-12 text-muted">{t(topic.health === 'offline' ? 'noLeader' : 'noHistory')}</span>
          ),
      },
      {
        id: 'sizeBytes',
        head: t('size'),
        width: 76,
        align: 'end',
        hideBelow: 'md',
        isSortable: true,
        firstSort: 'desc',
        cell: size,
        text: (topic) => numberText(topic.sizeBytes),
      },
      {
        id: 'retentionMs',
        head: t('kept'),
        width: 88,
        align: 'end',
        hideBelow: '2xl',
        isSortable: true,
        firstSort: 'desc',
        cell: (topic) => (
          <span className="text-muted">
            <KeptCell topic={topic} />
          </span>
        ),
        text: (topic) => topic.retentionMs,
      },
      {
        id: 'groups',
        head: t('groups'),
        width: 62,
        align: 'end',
        hideBelow: '2xl',
        isSortable: true,
        firstSort: 'desc',
        cell: (topic) => formatCount(topic.groups),
        text: (topic) => String(topic.groups),
      },
      {
        id: 'furthestBehind',
        head: t('furthest'),
        width: 156,
        hideBelow: 'lg',
        isSortable: true,
        firstSort: 'desc',
        cell: (topic) => <FurthestGroup cluster={cluster} topic={topic} />,
        text: (topic) => topic.furthestBehind?.group ?? '',
      },
      {
        id: 'secondsBehind',
        head: t('time'),
        width: 88,
        align: 'end',
        hideBelow: 'lg',
        cell: (topic) => <FurthestTime topic={topic} />,
        text: (topic) => (topic.furthestBehind ? numberText(topic.furthestBehind.secondsBehind) : ''),
      },
      {
        id: 'cleanupPolicy',
        head: t('cleanup'),
        width: 104,
        isExtra: true,
        cell: (topic) => <Figure>{topic.cleanupPolicy}</Figure>,
        text: (topic) => topic.cleanupPolicy,
      },
      {
        id: 'topicId',
        head: t('topicId'),
        width: 186,
        isExtra: true,
        cell: (topic) => <span className="font-mono text-12">{topic.topicId}</span>,
        text: (topic) => topic.topicId,
      },
    ]
  }, [t, cluster])
}
