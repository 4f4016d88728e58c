'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FilterChips } from '../data-table/filter-chips'
import { FilterInput } from '../data-table/filter-input'
import { buttonClass } from '../ui/button'
import { Facet } from '../ui/facet'
import { Icon } from '../ui/icon'
import { Menu, MenuChoice } from '../ui/menu'
import { StatusIcon } from '../ui/status'
import { TOPIC_HEALTH } from './search-params'
import { type TopicsSearch, useNamedFilters } from './topics-filter'
import { TopicsFilterMenu } from './topics-filter-menu'

interface TopicsToolbarProps {
  search: TopicsSearch
  onChange: (change: Partial<TopicsSearch>) => void
  /** Topics by health; undefined while loading. */
  facets: Record<string, number> | undefined
  /** Topics of any health; undefined while that is not known. A topic may be in several states, so facets do not add up. */
  all: number | undefined
  /** What can be done with the table, at the right end. */
  tools: ReactNode
}

export function TopicsToolbar({ search, onChange, facets, all, tools }: TopicsToolbarProps) {
  const t = useTranslations('topics')
  const tStatus = useTranslations('status')
  const named = useNamedFilters(search)
  const internalWords = { hidden: t('internalHidden'), shown: t('internalShown'), only: t('internalOnly') }
  const healths = TOPIC_HEALTH.filter((health) => health === search.health || health === 'healthy' || (facets?.[health] ?? 0) > 0)
  return (
    <>
      <div className="mb-2.5 flex flex-wrap items-center gap-2">
        <FilterInput label={t('search')} placeholder={t('searchHint')} value={search.q} onChange={(q) => onChange({ q })} />
        {/* On phones a line of its own, however many there are: what is below stays where it is when they come. */}
        <div className="flex min-w-0 max-md:basis-full">
          <Facet
            label={t('health')}
            value={search.health ?? 'all'}
            onChange={(value) => onChange({ health: value === 'all' ? null : value })}
            options={[
              { value: 'all', label: t('all'), count: all ?? null },
              ...healths.map((health) => ({
                value: health,
                label: tStatus(health),
                icon: <StatusIcon status={health} />,
                count: facets?.[health] ?? null,
              })),
            ]}
          />
        </div>
        <Menu
          align="end"
          trigger={
            <button type="button" className={buttonClass()}>
              {internalWords[search.internal]}
              <Icon name="chevron-down" size={14} />
            </button>
          }
        >
          <MenuChoice
            label={t('internal')}
            value={search.internal}
            onChange={(internal) => onChange({ internal })}
            options={[
              { value: 'hidden', label: internalWords.hidden },
              { value: 'shown', label: internalWords.shown },
              { value: 'only', label: internalWords.only },
            ]}
          />
        </Menu>
        <TopicsFilterMenu search={search} onChange={onChange} />
        {tools}
      </div>
      <FilterChips filters={named} labelOf={(filter) => t('filters.clear', { filter })} onChange={onChange} />
    </>
  )
}
