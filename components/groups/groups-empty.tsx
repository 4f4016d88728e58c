'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { type GroupsSearch, NO_FILTER, useNamedFilters } from './groups-filter'

interface GroupsEmptyProps {
  cluster: string
  search: GroupsSearch
  onChange: (change: Partial<GroupsSearch>) => void
}

/** Nothing there at all, or nothing that the filter lets through: then it names the filter and takes it away. */
export function GroupsEmpty({ cluster, search, onChange }: GroupsEmptyProps) {
  const t = useTranslations('groups')
  const tStatus = useTranslations('status')
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  const named = useNamedFilters(search)
  const { q, verdict } = search
  const filters = [q && t('filterQ', { q }), verdict && tStatus(verdict).toLowerCase(), ...named.map(({ word }) => word)].filter(Boolean)
  if (filters.length === 0) {
    return <EmptyState title={t('emptyTitle')}>{t('emptyDetail', { seconds: Math.round((pulse?.roundMs ?? 10_000) / 1000) })}</EmptyState>
  }
  return (
    <EmptyState
      title={t('noMatch', { filters: filters.join(', ') })}
      actions={
        <>
          {q && <Button onClick={() => onChange({ q: '' })}>{t('clearQ', { q })}</Button>}
          {(!q || filters.length > 1) && (
            <Button look="quiet" onClick={() => onChange(NO_FILTER)}>
              {t('clearFilters')}
            </Button>
          )}
        </>
      }
    >
      {pulse?.counts.groups != null && t('groupsIn', { count: pulse.counts.groups, cluster: pulse.name })}
    </EmptyState>
  )
}
