'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { PartitionFacets } from '@/lib/contract/topics'
import { PARTITION_HEALTH } from '@/lib/domain/health/partition-health'
import { Button } from '../ui/button'
import { Facet } from '../ui/facet'
import { SearchInput } from '../ui/search-input'
import { StatusIcon } from '../ui/status'
import type { ReplicationSearch } from './search-params'

interface ReplicationToolbarProps {
  search: ReplicationSearch
  onChange: (change: Partial<ReplicationSearch>) => void
  /** Partitions by health, each under all that is wrong with it; undefined while loading. */
  counts: PartitionFacets['health'] | undefined
  /** What can be done with the list. */
  tools: ReactNode
}

/** The filters. Those by place, which are chosen beside the table, stand here as words that take themselves away. */
export function ReplicationToolbar({ search, onChange, counts, tools }: ReplicationToolbarProps) {
  const t = useTranslations('replication')
  const tStatus = useTranslations('status')
  const { missingOn, rack, topic } = search
  const chosen = [
    missingOn !== null && { key: 'missingOn', words: t('filter.broker', { id: String(missingOn) }) },
    rack !== null && { key: 'rack', words: t('filter.rack', { rack }) },
    topic !== null && { key: 'topic', words: t('filter.topic', { topic }) },
  ].filter((filter) => filter !== false)
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-2">
      <SearchInput label={t('search')} placeholder={t('searchHint')} value={search.q} onChange={(q) => onChange({ q })} />
      <Facet
        label={t('table.health')}
        value={search.health ?? 'all'}
        onChange={(value) => onChange({ health: value === 'all' ? null : value })}
        options={[
          { value: 'all', label: t('all') },
          ...PARTITION_HEALTH.map((health) => ({
            value: health,
            label: tStatus(health),
            icon: <StatusIcon status={health} />,
            count: counts?.[health] ?? null,
          })),
        ]}
      />
      {chosen.map(({ key, words }) => (
        <Button key={key} icon="close" onClick={() => onChange({ [key]: null })} title={t('filter.remove')}>
          {words}
        </Button>
      ))}
      {tools}
    </div>
  )
}
