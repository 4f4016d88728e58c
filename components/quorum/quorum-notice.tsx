'use client'

import { useTranslations } from 'next-intl'
import type { Quorum } from '@/lib/contract/brokers'
import { formatClock } from '@/lib/client/format'
import { Notice } from '../ui/notice'

/** Says that what is shown is from before, and why. */
export function QuorumNotice({ answer, error }: { answer: Quorum; error: Error | null }) {
  const t = useTranslations('quorum.notice')
  const [first] = answer.errors
  if (!error && !(first && answer.quorum)) return null
  const asOf = answer.asOf ? formatClock(answer.asOf) : 'never'
  return (
    <div className="mb-4">
      <Notice tone="stale" says="politely">
        {error || !first
          ? t('notRenewed', { asOf })
          : t('old', { asOf, since: formatClock(first.since), error: first.error, message: first.message })}
      </Notice>
    </div>
  )
}
