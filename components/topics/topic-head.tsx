'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { paths } from '@/lib/client/paths'
import { topicQueries } from '@/lib/client/queries/topics'
import { useMay } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import { DetailFrame } from '../layout/detail-frame'
import { FactsSkeleton } from '../ui/facts-skeleton'
import { TopicFacts } from './topic-facts'
import { TopicFindings } from './topic-findings'
import { TopicNotice } from './topic-notice'
import { TopicSentence } from './topic-sentence'

/** What every view of a topic starts with: how it is, what it is, and which views there are. */
export function TopicHead({ cluster, topic, children }: { cluster: string; topic: string; children: ReactNode }) {
  const t = useTranslations('topics')
  const maySeeAccess = useMay('principals:read', on.cluster(cluster)) === true
  const { data, error, refetch } = useQuery(topicQueries.detail(cluster, topic))
  return (
    <DetailFrame
      error={error}
      onRetry={() => void refetch()}
      back={{ href: paths.topics(cluster), label: t('back') }}
      notRenewed={t('one.notRenewed')}
      sentence={data ? <TopicSentence cluster={cluster} detail={data} /> : null}
      head={
        data ? (
          <>
            <TopicNotice cluster={cluster} detail={data} />
            <TopicFindings topic={data.topic} />
            <TopicFacts detail={data} />
          </>
        ) : (
          <FactsSkeleton count={5} />
        )
      }
      tabs={{
        label: t('one.tabs'),
        tabs: [
          { href: paths.topic(cluster, topic), label: t('one.partitions'), count: data?.partitions.length ?? null },
          { href: paths.topic(cluster, topic, 'configs'), label: t('one.configs'), count: data?.configs?.length ?? null },
          { href: paths.topic(cluster, topic, 'readers'), label: t('one.readers'), count: data?.readers.length ?? null },
          { href: paths.topic(cluster, topic, 'producers'), label: t('detail.producers') },
          ...(maySeeAccess
            ? [{ href: paths.topic(cluster, topic, 'access'), label: t('detail.access'), count: data?.acls?.length ?? null }]
            : []),
        ],
      }}
    >
      {children}
    </DetailFrame>
  )
}
