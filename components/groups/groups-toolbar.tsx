'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { GroupListFacets } from '@/lib/contract/groups'
import { VERDICTS } from '@/lib/domain/lag/verdict'
import { FilterChips } from '../data-table/filter-chips'
import { FilterInput } from '../data-table/filter-input'
import { Facet } from '../ui/facet'
import { StatusIcon } from '../ui/status'
import { type GroupsSearch, useNamedFilters } from './groups-filter'
import { GroupsFilterMenu } from './groups-filter-menu'

interface GroupsToolbarProps {
  search: GroupsSearch
  onChange: (change: Partial<GroupsSearch>) => void
  /** undefined while loading. */
  facets: z.infer<typeof GroupListFacets> | undefined
  /** What can be done with the table, at the right end. */
  tools: ReactNode
}

export function GroupsToolbar({ search, onChange, facets, tools }: GroupsToolbarProps) {
  const t = useTranslations('groups')
  const tStatus = useTranslations('status')
  const named = useNamedFilters(search)
  const all = facets && Object.values(facets.verdicts).reduce((sum, count) => sum + count, 0)
  const verdicts = VERDICTS.filter(
    (verdict) => verdict === search.verdict || verdict === 'caught-up' || (facets?.verdicts[verdict] ?? 0) > 0,
  )
  return (
    <>
      <div className="mb-2.5 flex flex-wrap items-center gap-2">
        <FilterInput label={t('search')} placeholder={t('searchHint')} value={search.q} onChange={(q) => onChange({ q })} />
        {/* On phones a line of its own, however many there are: what is below stays where it is when they come. */}
        <div className="flex min-w-0 max-md:basis-full">
          <Facet
            label={t('verdict')}
            value={search.verdict ?? 'all'}
            onChange={(value) => onChange({ verdict: value === 'all' ? null : value })}
            options={[
              { value: 'all', label: t('all'), count: all ?? null },
              ...verdicts.map((verdict) => ({
                value: verdict,
                label: tStatus(verdict),
                icon: <StatusIcon status={verdict} />,
                count: facets?.verdicts[verdict] ?? null,
              })),
            ]}
          />
        </div>
        <GroupsFilterMenu search={search} onChange={onChange} facets={facets} />
        {tools}
      </div>
      <FilterChips filters={named} labelOf={(filter) => t('filters.clear', { filter })} onChange={onChange} />
    </>
  )
}
