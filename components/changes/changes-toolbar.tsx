'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CHANGE_STATES } from '@/lib/domain/change/states'
import { FilterChips } from '../data-table/filter-chips'
import { FilterInput } from '../data-table/filter-input'
import { ChangeStateIcon } from '../review/change-state'
import { Facet } from '../ui/facet'
import { type ChangesSearch, useNamedFilters } from './changes-filter'
import { ChangesFilterMenu } from './changes-filter-menu'

interface ChangesToolbarProps {
  search: ChangesSearch
  onChange: (change: Partial<ChangesSearch>) => void
  /** undefined while loading. */
  facets: { kinds: Record<string, number>; states: Record<string, number> } | undefined
  people: readonly string[]
  /** At the right end. */
  tools: ReactNode
}

export function ChangesToolbar({ search, onChange, facets, people, tools }: ChangesToolbarProps) {
  const t = useTranslations('changes')
  const named = useNamedFilters(search)
  const all = facets && Object.values(facets.states).reduce((sum, count) => sum + count, 0)
  const states = CHANGE_STATES.filter((state) => state === search.state || state === 'done' || (facets?.states[state] ?? 0) > 0)
  return (
    <>
      <div className="mb-2.5 flex flex-wrap items-center gap-2">
        <FilterInput label={t('search')} placeholder={t('searchHint')} value={search.q} onChange={(q) => onChange({ q })} />
        {/* On phones a line of its own, however many there are: what is below stays where it is when they come. */}
        <div className="flex min-w-0 max-md:basis-full">
          <Facet
            label={t('head.state')}
            value={search.state ?? 'all'}
            onChange={(state) => onChange({ state: state === 'all' ? null : state })}
            options={[
              { value: 'all', label: t('all'), count: all ?? null },
              ...states.map((state) => ({
                value: state,
                label: t(`state.${state}`),
                icon: <ChangeStateIcon state={state} />,
                count: facets?.states[state] ?? null,
              })),
            ]}
          />
        </div>
        <ChangesFilterMenu search={search} onChange={onChange} kinds={facets?.kinds} people={people} />
        {tools}
      </div>
      <FilterChips filters={named} labelOf={(filter) => t('filters.clear', { filter })} onChange={onChange} />
    </>
  )
}
