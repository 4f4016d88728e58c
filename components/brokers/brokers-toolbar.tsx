'use client'

import { useTranslations } from 'next-intl'
import type { inferParserType } from 'nuqs'
import type { BrokerItem } from '@/lib/contract/brokers'
import { Facet } from '../ui/facet'
import { SearchInput } from '../ui/search-input'
import { StatusIcon } from '../ui/status'
import { BROKER_STATUSES, type brokersSearch } from './search-params'

export type BrokersSearch = inferParserType<typeof brokersSearch>

interface BrokersToolbarProps {
  search: BrokersSearch
  onChange: (change: Partial<BrokersSearch>) => void
  /** undefined while loading. */
  brokers: readonly BrokerItem[] | undefined
}

export function BrokersToolbar({ search, onChange, brokers }: BrokersToolbarProps) {
  const t = useTranslations('brokers')
  const tStatus = useTranslations('status')
  const count = (status: BrokerItem['status']) => brokers?.filter((broker) => broker.status === status).length ?? null
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-2">
      <SearchInput label={t('search')} placeholder={t('searchHint')} value={search.q} onChange={(q) => onChange({ q })} />
      <Facet
        label={t('status')}
        value={search.status ?? 'all'}
        onChange={(value) => onChange({ status: value === 'all' ? null : value })}
        options={[
          { value: 'all', label: t('all'), count: brokers?.length ?? null },
          ...BROKER_STATUSES.map((status) => ({
            value: status,
            label: tStatus(status),
            icon: <StatusIcon status={status} />,
            count: count(status),
          })),
        ]}
      />
    </div>
  )
}
