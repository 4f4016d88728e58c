'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { quotaQueries } from '@/lib/client/queries/quotas'
import { CLIENT_QUOTA_KEYS } from '@/lib/domain/quotas/client-quota'
import { Sentence } from '../ui/sentence'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { quotaText } from './quota-text'

/** How many are limited, and how much everybody else may. */
export function QuotasSentence({ cluster, total }: { cluster: string; total: number }) {
  const t = useTranslations('quotas')
  // Whoever no rule names.
  const { data, error } = useQuery(quotaQueries.effective(cluster, {}))
  if (!data) return error ? null : <SentenceSkeleton />
  const limits = data.keys.flatMap(({ key, rule }) =>
    rule !== null && CLIENT_QUOTA_KEYS.some((one) => one === key) ? [`${t(`short.${key}`)} ${quotaText(key, rule.value)}`] : [],
  )
  return (
    <Sentence more={t('sentence.more', { brokers: data.brokers })}>
      {t('sentence.limits', { count: total, others: limits.length })}
      {limits.length > 0 && ` ${limits.join(t('separator'))}`}
    </Sentence>
  )
}
