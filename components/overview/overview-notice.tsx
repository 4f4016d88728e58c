'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ClusterPulse } from '@/lib/contract/clusters'
import { formatClock } from '@/lib/client/format'
import { BrokerNotice } from '../layout/broker-notice'
import { Notice } from '../ui/notice'

interface OverviewNoticeProps {
  cluster: string
  pulse: ClusterPulse
  /** The last try to read anew failed; what is shown is from before. */
  isOld: boolean
}

const bold = (words: ReactNode) => <b>{words}</b>

/** Says which share of the page is not current, and because of whom; nothing when all is. */
export function OverviewNotice({ cluster, pulse, isOld }: OverviewNoticeProps) {
  const t = useTranslations('overview')
  const tPart = useTranslations('asOf.parts')
  const [error] = pulse.errors.toSorted((a, b) => Date.parse(a.since) - Date.parse(b.since))
  if (isOld || pulse.brokers.some((broker) => broker.status !== 'up')) return <BrokerNotice cluster={cluster} isOld={isOld} />
  if (!error) return null
  const partWord = (part: string) => (tPart.has(part as 'metadata') ? tPart(part as 'metadata') : part)
  return (
    <div className="mb-4">
      <Notice tone="stale" says="politely">
        {t.rich('partly', {
          count: pulse.errors.length,
          part: partWord(error.part),
          broker: error.broker ?? 'none',
          since: formatClock(error.since),
          error: error.error,
          b: bold,
        })}
      </Notice>
    </div>
  )
}
