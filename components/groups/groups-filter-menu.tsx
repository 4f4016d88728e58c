'use client'

import { useTranslations } from 'next-intl'
import type { z } from 'zod'
import { formatCount } from '@/lib/client/format'
import type { GroupListFacets } from '@/lib/contract/groups'
import { GROUP_TYPES } from '@/lib/domain/groups/group-type'
import { FilterMenu } from '../ui/filter-menu'
import { MenuChoice } from '../ui/menu'
import type { GroupsSearch } from './groups-filter'

interface GroupsFilterMenuProps {
  search: GroupsSearch
  onChange: (change: Partial<GroupsSearch>) => void
  /** undefined while loading. */
  facets: z.infer<typeof GroupListFacets> | undefined
}

const ANY = 'any'

/** The filters that are needed now and then, each with how many groups it holds. */
export function GroupsFilterMenu({ search, onChange, facets }: GroupsFilterMenuProps) {
  const t = useTranslations('groups')
  const counted = (word: string, count: number | undefined) =>
    count === undefined ? word : t('filters.counted', { word, count: formatCount(count) })
  // The one that is set stays choosable when nothing is in it any more.
  const states = [...new Set([...Object.keys(facets?.states ?? {}), ...(search.state ? [search.state] : [])])].toSorted()
  return (
    <FilterMenu title={t('filters.title')}>
      <MenuChoice
        label={t('typeLabel')}
        value={search.type ?? ANY}
        onChange={(value) => onChange({ type: GROUP_TYPES.find((type) => type === value) ?? null })}
        options={[
          { value: ANY, label: t('allTypes') },
          ...GROUP_TYPES.map((type) => ({ value: type, label: counted(t('type', { type }), facets?.types[type]) })),
        ]}
      />
      <MenuChoice
        label={t('filters.state')}
        value={search.state ?? ANY}
        onChange={(value) => onChange({ state: value === ANY ? null : value })}
        options={[
          { value: ANY, label: t('filters.anyState') },
          ...states.map((state) => ({ value: state, label: counted(state, facets?.states[state] ?? 0) })),
        ]}
      />
    </FilterMenu>
  )
}
