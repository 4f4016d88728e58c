'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatClock } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { Notice } from '../ui/notice'

interface TopicsNoticeProps {
  cluster: string
  /** The last try to read anew failed; what is shown is from before. */
  error: Error | null
}

/** Says why some figures are old or unknown, and which broker it is; nothing when all are current. */
export function TopicsNotice({ cluster, error }: TopicsNoticeProps) {
  const t = useTranslations('topics')
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  const away = pulse?.brokers.filter((broker) => broker.status !== 'up') ?? []
  const [first] = away
  const b = (words: ReactNode) => <b>{words}</b>
  if (error) {
    return (
      <div className="mb-2.5">
        <Notice tone="stale" says="politely">
          {t('notRenewed')}
        </Notice>
      </div>
    )
  }
  if (!first) return null
  const isOne = away.length === 1
  return (
    <div className="mb-2.5">
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
          ? t.rich('brokerAway', { b, id: String(first.id), since: first.lastAnsweredAt ? formatClock(first.lastAnsweredAt) : 'never' })
          : t.rich('brokersAway', { b, ids: away.map((broker) => broker.id).join(', ') })}
      </Notice>
    </div>
  )
}
