'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { BrokerItem } from '@/lib/contract/brokers'
import { formatCount, formatWhen } from '@/lib/client/format'
import { Sentence } from '../ui/sentence'
import { StatusIcon } from '../ui/status'
import { awaySince } from './broker-filter'

/** How one broker is, since when, and what it carries. */
export function BrokerSentence({ broker, asOf }: { broker: BrokerItem; asOf: string }) {
  const t = useTranslations('brokers.one')
  const strong = (words: ReactNode) => <span className={broker.status === 'up' ? 'text-warn' : 'text-danger'}>{words}</span>
  return (
    <Sentence more={<More broker={broker} asOf={asOf} />}>
      <StatusIcon status={broker.status} size={20} className="mr-2 align-[-3px]" />
      {words()}
    </Sentence>
  )

  function words(): ReactNode {
    const id = String(broker.id)
    const away = awaySince(broker)
    const since = away === null ? 'none' : formatWhen(away, asOf)
    if (broker.status === 'fenced') return t.rich('fenced', { strong, id, since })
    if (broker.status === 'not-answering') {
      return t.rich('notAnswering', { strong, id, since, error: broker.error?.name ?? 'none', message: broker.error?.message ?? '' })
    }
    return t.rich('up', {
      strong,
      id,
      since: broker.statusSince === null ? 'none' : formatWhen(broker.statusSince, asOf),
      leaders: broker.leaders,
      shown: formatCount(broker.leaders),
      outOfSync: broker.outOfSync,
      replicas: formatCount(broker.replicas),
    })
  }
}

function More({ broker, asOf }: { broker: BrokerItem; asOf: string }) {
  const t = useTranslations('brokers.one')
  if (broker.status !== 'up') {
    return t('moreAway', {
      replicas: broker.replicas,
      shown: formatCount(broker.replicas),
      outOfSync: formatCount(broker.outOfSync),
      at: broker.lastAnsweredAt === null ? 'never' : formatWhen(broker.lastAnsweredAt, asOf),
    })
  }
  const missing = broker.preferredLeaders - broker.leaders
  const count = Math.abs(missing)
  return t(missing < 0 ? 'moreExtra' : 'morePreferred', { count, shown: formatCount(count) })
}
