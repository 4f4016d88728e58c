'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { paths } from '@/lib/client/paths'
import { brokerQueries } from '@/lib/client/queries/brokers'
import { DetailFrame } from '../layout/detail-frame'
import { FactsSkeleton } from '../ui/facts-skeleton'
import { AwaySteps } from './away-steps'
import { BrokerFacts } from './broker-facts'
import { BrokerSentence } from './broker-sentence'
import { LogDirsTable } from './log-dirs-table'

/** What every view of a broker starts with: how it is, what it is, its disks, and which views there are. */
export function BrokerHead({ cluster, broker, children }: { cluster: string; broker: number; children: ReactNode }) {
  const t = useTranslations('brokers')
  const { data, error, refetch } = useQuery(brokerQueries.detail(cluster, broker))
  return (
    <DetailFrame
      error={error}
      onRetry={() => void refetch()}
      back={{ href: paths.brokers(cluster), label: t('back') }}
      notRenewed={t('one.notRenewed')}
      sentence={data ? <BrokerSentence broker={data.broker} asOf={data.asOf} /> : null}
      head={
        <>
          {data ? <BrokerFacts broker={data.broker} asOf={data.asOf} /> : <FactsSkeleton count={9} />}
          {data && data.broker.status !== 'up' && <AwaySteps cluster={cluster} broker={data.broker} />}
          <LogDirsTable broker={data?.broker} errors={data?.errors} />
          <div className="h-6" />
        </>
      }
      tabs={{
        label: t('one.tabs'),
        tabs: [
          { href: paths.broker(cluster, broker), label: t('one.partitions'), count: data?.broker.replicas ?? null },
          { href: paths.broker(cluster, broker, 'configs'), label: t('one.configs'), count: data?.configs?.length ?? null },
        ],
      }}
    >
      {children}
    </DetailFrame>
  )
}
