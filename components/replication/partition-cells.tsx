'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { PartitionItem } from '@/lib/contract/topics'
import { formatBytes, formatClock, formatDuration, secondsBetween } from '@/lib/client/format'
import { copiesInSync } from '@/lib/client/replicas'
import { toneOf } from '@/lib/client/status'
import { Figure } from '../ui/figure'
import { furthestBehind } from './missing-copies'

export function InSync({ partition }: { partition: PartitionItem }) {
  const t = useTranslations('replication.table')
  const tone = toneOf(partition.health[0] ?? 'healthy')
  return (
    <span className={clsx(tone && 'font-strong', tone === 'danger' && 'text-danger', tone === 'warn' && 'text-warn')}>
      {t('inSyncOf', { inSync: copiesInSync(partition), copies: partition.replicas.length })}
    </span>
  )
}

/** Which copies outside the ISR may still lead without losing a record: there are none to name while the ISR is large enough. */
export function EligibleLeaders({ partition: { elr, lastKnownElr, health } }: { partition: PartitionItem }) {
  const t = useTranslations('replication.table')
  const isNeeded = health.includes('offline') || health.includes('under-min-isr')
  if (elr === null && isNeeded) return <Figure note={t('elrUnknown')}>{null}</Figure>
  if (elr && elr.length > 0) return <span title={t('elrNote')}>{elr.join(', ')}</span>
  if (!isNeeded) return <span className="text-faint">{t('none')}</span>
  return <span title={t('elrNote')}>{lastKnownElr?.length ? t('lastKnown', { list: lastKnownElr.join(', ') }) : t('elrNone')}</span>
}

/** How far the copy that is furthest behind is; that of a broker that is away is from when it last told. */
export function BytesBehind({ partition: { missing, offlineReplicas } }: { partition: PartitionItem }) {
  const t = useTranslations('replication.table')
  if (missing.length === 0) return <span className="text-faint">{t('none')}</span>
  const furthest = furthestBehind(missing)
  if (!furthest) return <Figure note={t('behindUnknown')}>{null}</Figure>
  const { broker, bytesBehind, asOf } = furthest
  const note = t('behindNote', { broker: String(broker), at: asOf ? formatClock(asOf) : 'none' })
  const isStale = offlineReplicas.includes(broker)
  return (
    <span title={isStale ? undefined : note}>
      <Figure isStale={isStale} note={note}>
        {formatBytes(bytesBehind)}
      </Figure>
    </span>
  )
}

/** How long the worst of it has been so. */
export function PartitionSince({ partition: { since, sinceAtLeast }, asOf }: { partition: PartitionItem; asOf: string }) {
  const t = useTranslations('replication.table')
  if (since === null) return <span className="text-faint">{t('none')}</span>
  const duration = formatDuration(secondsBetween(since, asOf))
  return (
    <time dateTime={since} title={t(sinceAtLeast ? 'atLeastNote' : 'sinceNote', { at: formatClock(since) })} className="text-muted">
      {sinceAtLeast ? t('atLeast', { duration }) : duration}
    </time>
  )
}
