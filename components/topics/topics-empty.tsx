'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { NO_FILTER, type TopicsSearch, useNamedFilters } from './topics-filter'

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
  const named = useNamedFilters(search)
  const { q, health, internal } = search
  const filters = [
    q && t('filterQ', { q }),
    health && tStatus(health).toLowerCase(),
    internal === 'only' && t('filterInternal'),
    ...named.map(({ word }) => word),
  ].filter(Boolean)
  const showInternal = internal === 'hidden' && <Button onClick={() => onChange({ internal: 'shown' })}>{t('showInternal')}</Button>
  if (filters.length === 0) {
    const hasInternal = internal === 'hidden' && (pulse?.counts.topics ?? 0) > 0
    return (
      <EmptyState title={t(hasInternal ? 'emptyInternal' : 'emptyTitle')} actions={hasInternal && showInternal}>
        {t('emptyDetail', { seconds: Math.round((pulse?.roundMs ?? 10_000) / 1000) })}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={t('noMatch', { filters: filters.join(', ') })}
      actions={
        <>
          {q && <Button onClick={() => onChange({ q: '' })}>{t('clearQ', { q })}</Button>}
          {q && showInternal}
          {(!q || filters.length > 1) && (
            <Button look="quiet" onClick={() => onChange(NO_FILTER)}>
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
