'use client'

import { useTranslations } from 'next-intl'
import type { StatusName } from '@/lib/client/status'
import { Status } from '../ui/status'

/** The worst that is wrong with a topic or partition; the longest of the words is cut short, because a column is narrow. */
export function HealthCell({ health }: { health: StatusName }) {
  const t = useTranslations('replicas')
  const tStatus = useTranslations('status')
  if (health !== 'not-preferred') return <Status status={health} />
  return (
    <span title={tStatus(health)}>
      <Status status={health} word={t('notPreferred')} />
    </span>
  )
}
