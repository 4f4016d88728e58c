'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatDuration, secondsBetween } from '@/lib/client/format'
import { Sentence } from '../ui/sentence'
import { StatusIcon } from '../ui/status'
import type { OpenSummary } from './transaction-order'

/** Does an open transaction hold readers back, for how long, and of what. */
export function TransactionsSentence({ summary, asOf }: { summary: OpenSummary; asOf: string }) {
  const t = useTranslations('transactions')
  const { open, overdue, worst, topics } = summary
  const strong = (words: ReactNode) => <span className={overdue > 0 ? 'text-danger' : ''}>{words}</span>
  return (
    <Sentence more={overdue > 0 ? t('sentence.overdueMore') : open > 0 ? t('sentence.openMore') : t('sentence.noneMore')}>
      <StatusIcon status={overdue > 0 ? 'stuck' : open > 0 ? 'keeping-up' : 'healthy'} size={20} className="mr-2 align-[-3px]" />
      {t.rich(open === 0 ? 'sentence.none' : overdue > 0 ? 'sentence.overdue' : 'sentence.open', {
        strong,
        count: open,
        overdue,
        age: worst?.startedAt ? formatDuration(secondsBetween(worst.startedAt, asOf)) : 'unknown',
        timeout: worst?.timeoutMs ? formatDuration(worst.timeoutMs / 1000) : 'unknown',
        topics: topics.length,
        topic: topics[0] ?? '',
        others: Math.max(0, topics.length - 1),
      })}
    </Sentence>
  )
}
