'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { formatClock, formatCount } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { Notice } from '../ui/notice'

interface GroupsNoticeProps {
  cluster: string
  /** The last try to read anew failed; what is shown is from before. */
  error: Error | null
  /** null while loading. */
  total: number | null
  unknown: number
}

/** Says why some figures are old or unknown; nothing when all are current. */
export function GroupsNotice({ cluster, error, total, unknown }: GroupsNoticeProps) {
  const t = useTranslations('groups')
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  const away = pulse?.brokers.filter((broker) => broker.status !== 'up') ?? []
  const [first] = away
  if (error) {
    return (
      <div className="mb-2.5">
        <Notice tone="stale" says="politely">
          {t('notRenewed')}
        </Notice>
      </div>
    )
  }
  if (!first || !total) return null
  return (
    <div className="mb-2.5">
      <Notice
        tone="stale"
        says="politely"
        action={
          <Link href={away.length === 1 ? paths.broker(cluster, first.id) : paths.brokers(cluster)} className="link">
            {away.length === 1 ? t('broker', { id: first.id }) : t('brokers')}
          </Link>
        }
      >
        {away.length === 1
          ? t('brokerAway', { id: first.id, since: first.lastAnsweredAt ? formatClock(first.lastAnsweredAt) : 'never' })
          : t('brokersAway', { ids: away.map((broker) => broker.id).join(', ') })}{' '}
        {t.rich('unknownLags', { unknown, total: formatCount(total), b: (words) => <b>{words}</b> })}
      </Notice>
    </div>
  )
}
