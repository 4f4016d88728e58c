'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { topicQueries } from '@/lib/client/queries/topics'
import { ConfigsTable } from '../data-table/configs-table'
import { EmptyState } from '../ui/empty-state'

export function TopicConfigs({ cluster, topic }: { cluster: string; topic: string }) {
  const t = useTranslations('topics.one')
  const { data } = useQuery(topicQueries.detail(cluster, topic))
  if (data?.configs === null) {
    const failed = data.errors.find((error) => error.part === 'configs')
    return (
      <EmptyState title={t('configsTable.unknownTitle')}>
        {failed ? t('configsFailed', { error: failed.error, message: failed.message }) : t('configsTable.unknownDetail')}
      </EmptyState>
    )
  }
  return <ConfigsTable label={t('configsTable.label', { topic })} configs={data?.configs} />
}
