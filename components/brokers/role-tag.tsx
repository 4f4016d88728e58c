'use client'

import { useTranslations } from 'next-intl'
import type { BrokerItem } from '@/lib/contract/brokers'
import { Figure } from '../ui/figure'
import { Tag } from '../ui/tag'

/** Marks the active controller; nothing for the others. */
export function ControllerTag({ broker: { controller, quorumRole } }: { broker: BrokerItem }) {
  const t = useTranslations('brokers')
  return (controller || quorumRole === 'leader') && <Tag title={t('controllerNote')}>{t('controller')}</Tag>
}

/** What a broker is to the cluster's metadata. */
export function RoleTag({ broker }: { broker: BrokerItem }) {
  const t = useTranslations('brokers')
  const { controller, quorumRole } = broker
  if (controller || quorumRole === 'leader') return <ControllerTag broker={broker} />
  if (quorumRole === null) return <Figure note={t('roleUnknown')}>{null}</Figure>
  return (
    <span title={t(quorumRole === 'voter' ? 'voterNote' : 'observerNote')} className="text-muted">
      {t(quorumRole)}
    </span>
  )
}
