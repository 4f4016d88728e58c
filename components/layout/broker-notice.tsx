'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatClock } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { Notice } from '../ui/notice'
import { StaleNotice } from '../ui/stale-notice'

interface BrokerNoticeProps {
  cluster: string
  /** The last try to read the page anew failed; what is shown is from before. */
  isOld: boolean
  /** What that means for the figures of this page, as one more sentence. */
  children?: ReactNode
}

const bold = (words: ReactNode) => <b>{words}</b>

/** Says why some figures are old or unknown, and which broker it is; nothing when all are current. */
export function BrokerNotice({ cluster, isOld, children }: BrokerNoticeProps) {
  const t = useTranslations('brokerNotice')
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  const away = pulse?.brokers.filter((broker) => broker.status !== 'up') ?? []
  const [first, ...others] = away
  if (isOld) {
    return <StaleNotice>{t('notRenewed')}</StaleNotice>
  }
  if (!first) return null
  const isOne = others.length === 0
  return (
    <div className="mb-4">
      <Notice
        tone="stale"
        says="politely"
        action={
          <Link href={isOne ? paths.broker(cluster, first.id) : paths.brokers(cluster)} className="link">
            {isOne ? t('broker', { id: String(first.id) }) : t('brokers')}
          </Link>
        }
      >
        {isOne
          ? t.rich('one', { b: bold, id: String(first.id), since: first.lastAnsweredAt ? formatClock(first.lastAnsweredAt) : 'never' })
          : t.rich('many', { b: bold, ids: away.map((broker) => broker.id).join(', ') })}{' '}
        {children}
      </Notice>
    </div>
  )
}
