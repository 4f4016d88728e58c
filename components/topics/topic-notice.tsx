'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { TopicDetail } from '@/lib/contract/topics'
import { formatClock } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { Notice } from '../ui/notice'

/** Which of the figures are old, and which broker would have to answer. */
export function TopicNotice({ cluster, detail }: { cluster: string; detail: TopicDetail }) {
  const t = useTranslations('topics')
  const tBroker = useTranslations('brokerNotice')
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  if (!detail.topic.stale) return null
  const away = pulse?.brokers.filter((broker) => broker.status !== 'up') ?? []
  const gone = new Set(away.map((broker) => broker.id))
  const isLeaderless = (leader: number | null, replicas: readonly number[]) =>
    leader === null ? replicas.some((id) => gone.has(id)) : gone.has(leader)
  const count = detail.partitions.filter((partition) => isLeaderless(partition.leader, partition.replicas)).length
  const [first] = away
  const b = (words: ReactNode) => <b>{words}</b>
  return (
    <div className="mb-4">
      {first && away.length === 1 ? (
        <Notice
          tone="stale"
          says="politely"
          action={
            <Link href={paths.broker(cluster, first.id)} className="link">
              {tBroker('broker', { id: String(first.id) })}
            </Link>
          }
        >
          {t.rich('one.staleBroker', {
            b,
            id: String(first.id),
            since: first.lastAnsweredAt ? formatClock(first.lastAnsweredAt) : 'never',
            count,
          })}
        </Notice>
      ) : (
        <Notice tone="stale" says="politely">
          {t('one.stale', { count })}
        </Notice>
      )}
    </div>
  )
}
