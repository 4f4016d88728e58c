'use client'

import { useTranslations } from 'next-intl'
import type { TopicDetail } from '@/lib/contract/topics'
import { formatBytes, formatClock, formatRate } from '@/lib/client/format'
import { Facts } from '../ui/facts'
import { Figure } from '../ui/figure'
import { Sparkline } from '../ui/sparkline'
import { Tag } from '../ui/tag'
import { KeptCell } from './kept-cell'

const SPARKLINE_FLOOR = 10

export function TopicFacts({ detail }: { detail: TopicDetail }) {
  const t = useTranslations('topics')
  const { topic } = detail
  return (
    <Facts
      label={t('one.facts')}
      facts={[
        {
          label: t('one.fact.copies'),
          value: (
            <>
              {topic.replicationFactor} / <Figure>{topic.minInsyncReplicas === null ? null : String(topic.minInsyncReplicas)}</Figure>
            </>
          ),
        },
        {
          label: t('one.fact.written'),
          value: (
            <span className="flex items-center gap-2">
              <Figure isStale={topic.stale && topic.recordsPerSec !== null} note={topic.stale ? t('writtenPartly') : undefined}>
                {topic.recordsPerSec === null ? null : formatRate(topic.recordsPerSec)}
              </Figure>
              {topic.history.some((value) => value !== null) && <Sparkline values={topic.history} tone="series" floor={SPARKLINE_FLOOR} />}
            </span>
          ),
        },
        {
          label: t('one.fact.size'),
          value: (
            <Figure
              isStale={topic.stale && topic.sizeBytes !== null}
              note={topic.sizeAsOf ? t('sizeAsOf', { at: formatClock(topic.sizeAsOf) }) : undefined}
            >
              {topic.sizeBytes === null ? null : formatBytes(topic.sizeBytes)}
            </Figure>
          ),
        },
        { label: t('one.fact.kept'), value: <KeptCell topic={topic} /> },
        {
          label: t('one.fact.id'),
          value: (
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-mono text-12">{topic.topicId}</span>
              {topic.internal && <Tag>{t('internalTag')}</Tag>}
            </span>
          ),
        },
      ]}
    />
  )
}
