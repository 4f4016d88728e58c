'use client'

import { useTranslations } from 'next-intl'
import type { TopicItem } from '@/lib/contract/topics'
import { formatDuration } from '@/lib/client/format'
import { Figure } from '../ui/figure'
import { keptOf } from './kept'

export function KeptCell({ topic }: { topic: TopicItem }) {
  const t = useTranslations('topics')
  const kept = keptOf(topic)
  if (kept.kind === 'unknown') return <Figure>{null}</Figure>
  if (kept.kind === 'compact') return t('compact')
  const time = kept.seconds === null ? t('forever') : formatDuration(kept.seconds)
  if (kept.kind === 'time') return time
  const both = t('compactAnd', { kept: time })
  return <span title={both}>{both}</span>
}
