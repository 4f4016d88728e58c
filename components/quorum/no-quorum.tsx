'use client'

import { useTranslations } from 'next-intl'
import type { Quorum } from '@/lib/contract/brokers'
import { formatClock } from '@/lib/client/format'
import { EmptyState } from '../ui/empty-state'
import { Status } from '../ui/status'

/** Why there is no quorum to show: Kafka refuses, it did not answer, or there is none. */
export function NoQuorum({ errors }: { errors: Quorum['errors'] }) {
  const t = useTranslations('quorum.none')
  const error = errors[0]
  const isRefused = error?.error.endsWith('AUTHORIZATION_FAILED')
  if (!error || error.error === 'UNSUPPORTED_VERSION') {
    return <EmptyState title={t('zookeeper')}>{t('zookeeperDetail')}</EmptyState>
  }
  if (isRefused) {
    return (
      <EmptyState kind={<Status status="refused" word={t('refusedKind')} />} title={t('refused')}>
        <p>{t('refusedDetail', { error: error.error })}</p>
        <p className="mt-1.5 font-mono text-12 break-all text-ink select-all">{t('grant')}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState kind={<Status status="unknown" />} title={t('failed')}>
      {t('failedDetail', { error: error.error, message: error.message, since: formatClock(error.since) })}
    </EmptyState>
  )
}
