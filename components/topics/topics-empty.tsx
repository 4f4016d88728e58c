'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import type { TopicsSearch } from './topics-toolbar'

interface TopicsEmptyProps {
  cluster: string
  search: TopicsSearch
  onChange: (change: Partial<TopicsSearch>) => void
}

/** Nothing there at all, or nothing that the filter lets through: then it names the filter and takes it away. */
export function TopicsEmpty({ cluster, search, onChange }: TopicsEmptyProps) {
  const t = useTranslations('topics')
  const tStatus = useTranslations('status')
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  const { q, health, internal } = search
  const showInternal = internal === 'hidden' && <Button onClick={() => onChange({ internal: 'shown' })}>{t('showInternal')}</Button>
  if (!q && !health && internal !== 'only') {
    const hasInternal = internal === 'hidden' && (pulse?.counts.topics ?? 0) > 0
    return (
      <EmptyState title={t(hasInternal ? 'emptyInternal' : 'emptyTitle')} actions={hasInternal && showInternal}>
        {t('emptyDetail', { seconds: Math.round((pulse?.roundMs ?? 10_000) / 1000) })}
      </EmptyState>
    )
  }
  const filters = [q && t('filterQ', { q }), health && tStatus(health).toLowerCase(), internal === 'only' && t('filterInternal')]
  return (
    <EmptyState
      title={t('noMatch', { filters: filters.filter(Boolean).join(', ') })}
      actions={
        <>
          {q && <Button onClick={() => onChange({ q: '' })}>{t('clearQ', { q })}</Button>}
          {q && showInternal}
          {(health || internal === 'only') && (
            <Button look="quiet" onClick={() => onChange({ health: null, internal: 'hidden', q: '' })}>
              {t('clearFilters')}
            </Button>
          )}
        </>
      }
    >
      {pulse?.counts.topics != null && t('topicsIn', { count: pulse.counts.topics, cluster: pulse.name })}
    </EmptyState>
  )
}
