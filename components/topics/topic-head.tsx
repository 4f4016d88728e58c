'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { paths } from '@/lib/client/paths'
import { topicQueries } from '@/lib/client/queries/topics'
import { buttonClass } from '../ui/button'
import { Notice } from '../ui/notice'
import { ProblemState } from '../ui/problem'
import { Skeleton } from '../ui/skeleton'
import { TabLinks } from '../ui/tab-links'
import { TopicFacts } from './topic-facts'
import { TopicNotice } from './topic-notice'
import { TopicSentence } from './topic-sentence'

/** What every view of a topic starts with: how it is, what it is, and which views there are. */
export function TopicHead({ cluster, topic, children }: { cluster: string; topic: string; children: ReactNode }) {
  const t = useTranslations('topics')
  const { data, error, refetch } = useQuery(topicQueries.detail(cluster, topic))
  if (!data && error) {
    return (
      <ProblemState
        error={error}
        onRetry={() => void refetch()}
        actions={
          <Link href={paths.topics(cluster)} className={buttonClass('quiet')}>
            {t('back')}
          </Link>
        }
      />
    )
  }
  return (
    <>
      {data ? <TopicSentence detail={data} /> : <HeadSkeleton />}
      {error && (
        <div className="mb-4">
          <Notice tone="stale" says="politely">
            {t('one.notRenewed')}
          </Notice>
        </div>
      )}
      {data && <TopicNotice cluster={cluster} detail={data} />}
      {data ? <TopicFacts detail={data} /> : <div className="mb-5 h-9 max-md:h-32" />}
      <TabLinks
        label={t('one.tabs')}
        tabs={[
          { href: paths.topic(cluster, topic), label: t('one.partitions'), count: data?.partitions.length ?? null },
          { href: paths.topic(cluster, topic, 'configs'), label: t('one.configs'), count: data?.configs?.length ?? null },
          { href: paths.topic(cluster, topic, 'readers'), label: t('one.readers'), count: data?.readers.length ?? null },
        ]}
      />
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
