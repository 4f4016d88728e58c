'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { paths } from '@/lib/client/paths'
import { brokerQueries } from '@/lib/client/queries/brokers'
import { buttonClass } from '../ui/button'
import { Notice } from '../ui/notice'
import { ProblemState } from '../ui/problem'
import { Skeleton } from '../ui/skeleton'
import { TabLinks } from '../ui/tab-links'
import { BrokerFacts } from './broker-facts'
import { BrokerSentence } from './broker-sentence'
import { LogDirsTable } from './log-dirs-table'

/** What every view of a broker starts with: how it is, what it is, its disks, and which views there are. */
export function BrokerHead({ cluster, broker, children }: { cluster: string; broker: number; children: ReactNode }) {
  const t = useTranslations('brokers')
  const { data, error, refetch } = useQuery(brokerQueries.detail(cluster, broker))
  if (!data && error) {
    return (
      <ProblemState
        error={error}
        onRetry={() => void refetch()}
        actions={
          <Link href={paths.brokers(cluster)} className={buttonClass('quiet')}>
            {t('back')}
          </Link>
        }
      />
    )
  }
  return (
    <>
      {data ? <BrokerSentence broker={data.broker} /> : <HeadSkeleton />}
      {error && (
        <div className="mb-4">
          <Notice tone="stale" says="politely">
            {t('one.notRenewed')}
          </Notice>
        </div>
      )}
      {data ? <BrokerFacts broker={data.broker} asOf={data.asOf} /> : <div className="mb-5 h-9 max-md:h-32" />}
      <LogDirsTable broker={data?.broker} />
      <div className="mt-6">
        <TabLinks
          label={t('one.tabs')}
          tabs={[
            { href: paths.broker(cluster, broker), label: t('one.partitions'), count: data?.broker.replicas ?? null },
            { href: paths.broker(cluster, broker, 'configs'), label: t('one.configs'), count: data?.configs?.length ?? null },
          ]}
        />
      </div>
      {children}
    </>
  )
}

function HeadSkeleton() {
  return (
    <div aria-busy="true" className="mb-4 grid h-12 grid-cols-[minmax(0,1fr)] content-start gap-3 pt-1.5">
      <Skeleton className="h-4 w-105" />
      <Skeleton className="w-160" />
    </div>
  )
}
