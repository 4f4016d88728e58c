'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { BrokerItem } from '@/lib/contract/brokers'
import { formatCount } from '@/lib/client/format'
import { brokerQueries } from '@/lib/client/queries/brokers'
import { Command } from '../ui/command'
import { Section } from '../ui/section'
import { address } from './broker-filter'

/** How to get a broker back, or, where the controller has given it up, how to be rid of it. */
export function AwaySteps({ cluster, broker }: { cluster: string; broker: BrokerItem }) {
  const t = useTranslations('brokers.one.away')
  const { data } = useQuery(brokerQueries.list(cluster))
  const { status, replicas } = broker
  const shown = formatCount(replicas)
  const upAddress = data?.items.flatMap((other) => (other.status === 'up' ? (address(other) ?? []) : []))[0]
  return (
    <Section title={t('title')}>
      <ol className="grid max-w-200 list-decimal gap-1.5 pl-5">
        <li>{t('start', { status, replicas, shown, address: address(broker) ?? 'unknown' })}</li>
        {status === 'fenced' && replicas > 0 && <li>{t('move', { replicas, shown })}</li>}
        {status === 'fenced' ? (
          <li>
            {t('unregister', { replicas })}
            <div className="mt-1.5">
              <Command>{unregisterCommand(broker.id, upAddress)}</Command>
            </div>
          </li>
        ) : (
          <li>{t('keep')}</li>
        )}
      </ol>
    </Section>
  )
}

function unregisterCommand(id: number, bootstrap = 'localhost:9092'): string {
  return `bin/kafka-cluster.sh unregister --bootstrap-server ${bootstrap} --id ${id}`
}
