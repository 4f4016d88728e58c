'use client'

import { useTranslations } from 'next-intl'
import type { inferParserType } from 'nuqs'
import { OPEN_STATES } from '@/lib/domain/transactions/open-transaction'
import { Button } from '../ui/button'
import { Facet } from '../ui/facet'
import { Icon } from '../ui/icon'
import { SearchInput } from '../ui/search-input'
import { StatusIcon } from '../ui/status'
import { STATE_FILTERS, type transactionsSearch } from './search-params'
import { lookOf } from './transaction-state'

export type TransactionsSearch = inferParserType<typeof transactionsSearch>

interface TransactionsToolbarProps {
  search: TransactionsSearch
  onChange: (change: Partial<TransactionsSearch>) => void
  /** Transactions by Kafka's word for their state; undefined while loading. */
  facets: Record<string, number> | undefined
}

export function TransactionsToolbar({ search, onChange, facets }: TransactionsToolbarProps) {
  const t = useTranslations('transactions')
  const count = (states: readonly string[]) => (facets ? states.reduce((sum, state) => sum + (facets[state] ?? 0), 0) : null)
  const countOf = (filter: (typeof STATE_FILTERS)[number]) => count(filter === 'open' ? OPEN_STATES : [filter])
  const offered = STATE_FILTERS.filter((filter) => filter === 'open' || filter === search.state || (countOf(filter) ?? 0) > 0)
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-2">
      <SearchInput label={t('search')} placeholder={t('searchHint')} value={search.q} onChange={(q) => onChange({ q })} />
      <Facet
        label={t('stateHead')}
        value={search.state ?? 'all'}
        onChange={(value) => onChange({ state: value === 'all' ? null : value })}
        options={[
          { value: 'all', label: t('all'), count: count(STATE_FILTERS.slice(1)) },
          ...offered.map((filter) => ({
            value: filter,
            label: t('state', { state: filter }),
            icon: <StatusIcon status={filter === 'open' ? 'keeping-up' : lookOf(filter)} />,
            count: countOf(filter),
          })),
        ]}
      />
      {search.topic !== null && (
        <Button onClick={() => onChange({ topic: null })} aria-label={t('clearTopic', { topic: search.topic })}>
          {t('ofTopic', { topic: search.topic })}
          <Icon name="close" size={14} />
        </Button>
      )}
    </div>
  )
}
