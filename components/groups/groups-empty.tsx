'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import type { GroupsSearch } from './groups-toolbar'

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
  const { q, verdict, type, topic } = search
  if (!q && !verdict && !type && topic === null) {
    return <EmptyState title={t('emptyTitle')}>{t('emptyDetail', { seconds: Math.round((pulse?.roundMs ?? 10_000) / 1000) })}</EmptyState>
  }
  const filters = [
    q && t('filterQ', { q }),
    verdict && tStatus(verdict),
    type && t('type', { type }),
    topic !== null && t('readsTopic', { topic }),
  ]
  return (
    <EmptyState
      title={t('noMatch', { filters: filters.filter(Boolean).join(', ') })}
      actions={
        <>
          {q && <Button onClick={() => onChange({ q: '' })}>{t('clearQ', { q })}</Button>}
          {(verdict || type || topic !== null) && (
            <Button look="quiet" onClick={() => onChange({ verdict: null, type: null, topic: null })}>
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
