'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { BrokerItem } from '@/lib/contract/brokers'
import { formatBytes, formatCount, formatWhen } from '@/lib/client/format'
import { Facts } from '../ui/facts'
import { Figure } from '../ui/figure'
import { TimeAgo } from '../ui/time-ago'
import { address } from './broker-filter'
import { RoleTag } from './role-tag'
import { formatSkew } from './skew'

export function BrokerFacts({ broker, asOf }: { broker: BrokerItem; asOf: string }) {
  const t = useTranslations('brokers')
  const host = address(broker)
  const skewed = (figure: ReactNode, skewPercent: number | null) => (
    <>
      {figure}
      {skewPercent !== null && (
        <span title={t('skewNote', { skew: formatSkew(skewPercent) })} className="ml-2 text-12 text-muted">
          {formatSkew(skewPercent)}
        </span>
      )}
    </>
  )
  return (
    <Facts
      label={t('one.facts')}
      facts={[
        {
          label: t('one.fact.address'),
          value: host === null ? <Figure note={t('unknownAddress')}>{null}</Figure> : <span className="font-mono text-12">{host}</span>,
        },
        { label: t('one.fact.rack'), value: broker.rack ?? t('noRack') },
        { label: t('one.fact.role'), value: <RoleTag broker={broker} /> },
        { label: t('one.fact.leaders'), value: skewed(formatCount(broker.leaders), broker.leaderSkewPercent) },
        { label: t('one.fact.preferred'), value: formatCount(broker.preferredLeaders) },
        { label: t('one.fact.replicas'), value: skewed(formatCount(broker.replicas), broker.replicaSkewPercent) },
        {
          label: t('one.fact.outOfSync'),
          value: <span className={broker.outOfSync > 0 ? 'font-strong text-warn' : ''}>{formatCount(broker.outOfSync)}</span>,
        },
        {
          label: t('one.fact.bytes'),
          value: skewed(
            <Figure
              isStale={broker.status !== 'up' && broker.logBytes !== null}
              note={broker.logDirsAsOf ? t('asOf', { at: formatWhen(broker.logDirsAsOf, asOf) }) : t('diskNever')}
            >
              {broker.logBytes === null ? null : formatBytes(broker.logBytes)}
            </Figure>,
            broker.diskSkewPercent,
          ),
        },
        {
          label: t('one.fact.lastAnswered'),
          value: broker.lastAnsweredAt === null ? t('never') : <TimeAgo at={broker.lastAnsweredAt} asOf={asOf} />,
        },
      ]}
    />
  )
}
