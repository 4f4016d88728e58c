'use client'

import { useTranslations } from 'next-intl'
import type { BrokerItem } from '@/lib/contract/brokers'
import { Figure } from '../ui/figure'
import { Tag } from '../ui/tag'

/** What a broker is to the cluster's metadata. */
export function RoleTag({ broker: { controller, quorumRole } }: { broker: BrokerItem }) {
  const t = useTranslations('brokers')
  if (controller || quorumRole === 'leader') return <Tag title={t('controllerNote')}>{t('controller')}</Tag>
  if (quorumRole === null) return <Figure note={t('roleUnknown')}>{null}</Figure>
  return (
    <span title={t(quorumRole === 'voter' ? 'voterNote' : 'observerNote')} className="text-muted">
      {t(quorumRole)}
    </span>
  )
}
