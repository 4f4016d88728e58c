'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import type { TopicDetail } from '@/lib/contract/topics'
import { formatClock, formatCount } from '@/lib/client/format'
import { toneOf } from '@/lib/client/status'
import { PARTITION_HEALTH, requiredInsyncReplicas } from '@/lib/domain/health/partition-health'
import { Sentence } from '../ui/sentence'
import { StatusIcon } from '../ui/status'
import { TopicActions } from './topic-actions'
import { type TopicSummary, summarizeTopic } from './topic-summary'

/** What is wrong with the topic, since when, and what producers notice of it. */
export function TopicSentence({ cluster, detail }: { cluster: string; detail: TopicDetail }) {
  const t = useTranslations('topics.one')
  const summary = useMemo(() => summarizeTopic(detail.partitions), [detail.partitions])
  const { worst, counts, since } = summary
  const tone = toneOf(worst)
  const strong = (words: ReactNode) => (
    <span className={clsx(tone === 'danger' && 'text-danger', tone === 'warn' && 'text-warn')}>{words}</span>
  )
  return (
    <Sentence more={<Evidence detail={detail} summary={summary} />} aside={<TopicActions cluster={cluster} detail={detail} />} isAsideSmall>
      <StatusIcon status={worst} size={20} className="mr-2 align-[-3px]" />
      {t.rich(`sentence.${worst}`, {
        strong,
        count: counts[worst],
        partitions: detail.partitions.length,
        copies: detail.topic.replicationFactor,
        since: since === null ? 'none' : t(since.atLeast ? 'sinceAtLeast' : 'since', { at: formatClock(since.at) }),
      })}
    </Sentence>
  )
}

function Evidence({ detail, summary }: { detail: TopicDetail; summary: TopicSummary }) {
  const t = useTranslations('topics.one.more')
  const { minInsyncReplicas: min, replicationFactor: copies } = detail.topic
  const also = PARTITION_HEALTH.filter((health) => health !== summary.worst && summary.counts[health] > 0)
  const facts = [
    summary.counts['under-min-isr'] > 0 && min !== null && t('refused', { min: requiredInsyncReplicas(min, copies) }),
    summary.missing.length > 0 && t('missing', { count: summary.missing.length, ids: summary.missing.map(formatCount).join(', ') }),
    also.length > 0 && t('also', { list: also.map((health) => t(health, { count: summary.counts[health] })).join(', ') }),
  ]
  const said = facts.filter((fact) => fact !== false)
  return said.length > 0 ? said.join(' ') : null
}
