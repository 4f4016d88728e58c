'use client'

import { useTranslations } from 'next-intl'
import type { Quorum } from '@/lib/contract/brokers'
import { formatCount } from '@/lib/client/format'
import type { QuorumMajority } from '@/lib/domain/quorum/quorum-majority'
import { Facts } from '../ui/facts'

export function QuorumFacts({ quorum, majority }: { quorum: NonNullable<Quorum['quorum']>; majority: QuorumMajority }) {
  const t = useTranslations('quorum.facts')
  return (
    <Facts
      label={t('label')}
      facts={[
        { label: t('majority'), value: t('majorityOf', { needed: majority.needed, voters: majority.voters }) },
        { label: t('observers'), value: formatCount(quorum.observers.length) },
        { label: t('epoch'), value: formatCount(quorum.epoch) },
        { label: t('highWatermark'), value: formatCount(quorum.highWatermark) },
      ]}
    />
  )
}
