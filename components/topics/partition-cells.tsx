'use client'

import { useTranslations } from 'next-intl'
import type { PartitionItem } from '@/lib/contract/topics'
import { formatClock, formatDuration, secondsBetween } from '@/lib/client/format'

export function PartitionLeader({ partition: { leader, preferredLeader } }: { partition: PartitionItem }) {
  const t = useTranslations('topics.one.table')
  const isElsewhere = preferredLeader !== null && leader !== preferredLeader
  return (
    <>
      {leader === null ? <span className="font-medium text-danger">{t('noLeader')}</span> : leader}
      {isElsewhere && leader !== null && (
        <span title={t('insteadOfNote', { preferred: String(preferredLeader) })} className="ml-1.5 text-12 text-muted">
          {t('insteadOf', { preferred: String(preferredLeader) })}
        </span>
      )}
    </>
  )
}

/** Which copies may still become leader without losing a record. */
export function EligibleLeaders({ partition: { elr, lastKnownElr }, isShown }: { partition: PartitionItem; isShown: boolean }) {
  const t = useTranslations('topics.one.table')
  if (!isShown || elr === null) return <span className="text-faint">{t('none')}</span>
  const lastKnown = lastKnownElr?.length ? t('lastKnown', { list: lastKnownElr.join(', ') }) : null
  return <span title={t('elrNote')}>{elr.length > 0 ? elr.join(', ') : (lastKnown ?? t('elrNone'))}</span>
}

/** How long the worst of it has been so. */
export function PartitionSince({ partition: { since, sinceAtLeast, health }, asOf }: { partition: PartitionItem; asOf: string }) {
  const t = useTranslations('topics.one.table')
  if (since === null || health.length === 0) return <span className="text-faint">{t('none')}</span>
  const duration = formatDuration(secondsBetween(since, asOf))
  return (
    <time dateTime={since} title={t(sinceAtLeast ? 'atLeastNote' : 'sinceNote', { at: formatClock(since) })} className="text-muted">
      {sinceAtLeast ? t('atLeast', { duration }) : duration}
    </time>
  )
}
