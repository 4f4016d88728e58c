'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { TransactionItem } from '@/lib/contract/transactions'
import { paths } from '@/lib/client/paths'

/** More topics than these are a count, and a title that names them. */
const MOST = 2

/** The topics whose readers wait for a transaction, and on which partitions. */
export function HeldTopics({ cluster, topics }: { cluster: string; topics: TransactionItem['topics'] }) {
  const t = useTranslations('transactions')
  if (topics.length === 0) return <span className="text-faint">{t('none')}</span>
  const rest = topics.slice(MOST)
  const named = (held: TransactionItem['topics'][number]) => t('heldTopic', { topic: held.topic, partitions: held.partitions.join(', ') })
  return (
    <span title={topics.map(named).join('\n')}>
      {topics.slice(0, MOST).map(({ topic, partitions }, index) => (
        <span key={topic}>
          {index > 0 && t('separator')}
          <Link href={paths.topic(cluster, topic, 'producers')} prefetch={false} className="hover:underline hover:underline-offset-2">
            {topic}
          </Link>{' '}
          <span className="text-12 text-muted">{t('partitions', { count: partitions.length, first: String(partitions[0] ?? 0) })}</span>
        </span>
      ))}
      {rest.length > 0 && <span className="text-muted"> {t('moreTopics', { count: rest.length })}</span>}
    </span>
  )
}
