'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatClock } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { Notice } from '../ui/notice'

interface ReplicationNoticeProps {
  cluster: string
  /** The last try to read anew failed; what is shown is from before. */
  error: Error | null
}

/** Says what of the picture is old, and which broker would have to answer; nothing when all is current. */
export function ReplicationNotice({ cluster, error }: ReplicationNoticeProps) {
  const t = useTranslations('replication.notice')
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  const away = pulse?.brokers.filter((broker) => broker.status !== 'up') ?? []
  const [first] = away
  const b = (words: ReactNode) => <b>{words}</b>
  const notice = (words: ReactNode, action?: ReactNode) => (
    <div className="mb-2.5">
      <Notice tone="stale" says="politely" action={action}>
        {words}
      </Notice>
    </div>
  )
  if (error) return notice(t('notRenewed'))
  if (pulse?.status === 'unreachable') return notice(t.rich('unreachable', { b, at: pulse.asOf ? formatClock(pulse.asOf) : 'never' }))
  if (!first) return null
  const isOne = away.length === 1
  return notice(
    isOne
      ? t.rich('brokerAway', { b, id: String(first.id), since: first.lastAnsweredAt ? formatClock(first.lastAnsweredAt) : 'never' })
      : t.rich('brokersAway', { b, ids: away.map((broker) => broker.id).join(', ') }),
    <Link href={isOne ? paths.broker(cluster, first.id) : paths.brokers(cluster)} className="link">
      {isOne ? t('broker', { id: String(first.id) }) : t('brokers')}
    </Link>,
  )
}
