'use client'

import { useTranslations } from 'next-intl'
import type { PartitionFacets } from '@/lib/contract/topics'
import { useIsPhone } from '@/lib/client/use-media'
import { RankedList } from './ranked-list'
import type { ReplicationSearch } from './search-params'

interface MissingWhereProps {
  facets: PartitionFacets
  search: ReplicationSearch
  onChange: (change: Partial<ReplicationSearch>) => void
}

/** On which brokers and racks the missing copies should be, and of which topics they are. Each row is a filter. */
export function MissingWhere({ facets, search, onChange }: MissingWhereProps) {
  const t = useTranslations('replication.where')
  const isPhone = useIsPhone()
  const racks = facets.racks.flatMap(({ rack, count }) => (rack === null ? [] : [{ id: rack, name: rack, count }]))
  if (facets.brokers.length === 0 && facets.topics.length === 0) return null
  return (
    <details open={!isPhone}>
      <summary className="cursor-pointer py-1.5 font-medium marker:text-muted md:hidden">{t('title')}</summary>
      <h2 className="mb-1.5 max-md:hidden">{t('title')}</h2>
      <div className="grid gap-x-6 gap-y-3 md:max-2xl:grid-cols-3">
        <RankedList
          title={t('byBroker')}
          items={facets.brokers.map(({ broker, rack, count }) => ({
            id: String(broker),
            name: t('broker', { id: String(broker) }),
            note: rack ?? undefined,
            count,
          }))}
          chosen={search.missingOn === null ? null : String(search.missingOn)}
          onChoose={(id) => onChange({ missingOn: id === null ? null : Number(id) })}
        />
        <RankedList title={t('byRack')} items={racks} chosen={search.rack} onChoose={(rack) => onChange({ rack })} />
        <RankedList
          title={t('byTopic')}
          items={facets.topics.map(({ topic, count }) => ({ id: topic, name: topic, count }))}
          chosen={search.topic}
          onChoose={(topic) => onChange({ topic })}
        />
      </div>
    </details>
  )
}
