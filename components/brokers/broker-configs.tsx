'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { brokerQueries } from '@/lib/client/queries/brokers'
import { EmptyState } from '../ui/empty-state'
import { EditableBrokerConfigs } from './change/editable-broker-configs'

const NO_OTHERS: readonly number[] = []

/** What a broker is set to, and where others are set otherwise. */
export function BrokerConfigs({ cluster, broker }: { cluster: string; broker: number }) {
  const t = useTranslations('brokers.one.configsTable')
  const { data } = useQuery(brokerQueries.detail(cluster, broker))
  const id = String(broker)
  if (data?.configs === null) {
    if (data.broker.status !== 'up') return <EmptyState title={t('awayTitle', { id })}>{t('awayDetail')}</EmptyState>
    const failed = data.errors.find((error) => error.part === 'configs')
    return (
      <EmptyState title={t('unknownTitle')}>
        {failed ? t('failed', { error: failed.error, message: failed.message }) : t('unknownDetail')}
      </EmptyState>
    )
  }
  return (
    <EditableBrokerConfigs
      cluster={cluster}
      broker={broker}
      label={t('label', { id })}
      configs={data?.configs}
      comparedWith={data?.comparedWith ?? NO_OTHERS}
    />
  )
}
