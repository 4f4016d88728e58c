'use client'

import { useTranslations } from 'next-intl'
import type { inferParserType } from 'nuqs'
import type { ReactNode } from 'react'
import { FilterInput } from '../data-table/filter-input'
import { Facet } from '../ui/facet'
import { StatusIcon } from '../ui/status'
import type { usersSearch } from './search-params'

export type UsersSearch = inferParserType<typeof usersSearch>

interface UsersToolbarProps {
  search: UsersSearch
  onChange: (change: Partial<UsersSearch>) => void
  /** Of those that the search finds; null while that is not known. */
  weak: number | null
  all: number | null
  /** At the right end. */
  tools: ReactNode
}

export function UsersToolbar({ search, onChange, weak, all, tools }: UsersToolbarProps) {
  const t = useTranslations('users')
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-2">
      <FilterInput label={t('search')} placeholder={t('searchHint')} value={search.q} onChange={(q) => onChange({ q })} />
      <Facet
        label={t('credentials')}
        value={search.weak ?? 'all'}
        onChange={(value) => onChange({ weak: value === 'all' ? null : value })}
        options={[
          { value: 'all', label: t('all'), count: all },
          { value: 'true', label: t('weak'), icon: <StatusIcon status="at-min-isr" />, count: weak },
        ]}
      />
      <div className="ml-auto">{tools}</div>
    </div>
  )
}
