'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { paths } from '@/lib/client/paths'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { NO_FILTER, type ReplicationSearch } from './search-params'

interface ReplicationEmptyProps {
  cluster: string
  search: ReplicationSearch
  onChange: (change: Partial<ReplicationSearch>) => void
}

/** Every partition is fine, or none of those that are not is let through by the filter. */
export function ReplicationEmpty({ cluster, search, onChange }: ReplicationEmptyProps) {
  const t = useTranslations('replication')
  const tStatus = useTranslations('status')
  const { q, health, missingOn, rack, topic } = search
  const filters = [
    q && t('filter.q', { q }),
    health && tStatus(health).toLowerCase(),
    missingOn !== null && t('filter.broker', { id: String(missingOn) }),
    rack !== null && t('filter.rack', { rack }),
    topic !== null && t('filter.topic', { topic }),
  ].filter(Boolean)
  if (filters.length > 0) {
    return (
      <EmptyState
        title={t('empty.noMatch', { filters: filters.join(', ') })}
        actions={<Button onClick={() => onChange(NO_FILTER)}>{t('empty.clear')}</Button>}
      >
        {t('empty.noMatchDetail')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={t('empty.title')}
      actions={
        <Link href={paths.topics(cluster)} className="link">
          {t('empty.topics')}
        </Link>
      }
    >
      {t('empty.detail')}
    </EmptyState>
  )
}
