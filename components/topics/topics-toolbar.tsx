'use client'

import { useTranslations } from 'next-intl'
import type { inferParserType } from 'nuqs'
import { buttonClass } from '../ui/button'
import { Facet } from '../ui/facet'
import { Icon } from '../ui/icon'
import { Menu, MenuChoice } from '../ui/menu'
import { SearchInput } from '../ui/search-input'
import { StatusIcon } from '../ui/status'
import { TOPIC_HEALTH, type topicsSearch } from './search-params'

export type TopicsSearch = inferParserType<typeof topicsSearch>

interface TopicsToolbarProps {
  search: TopicsSearch
  onChange: (change: Partial<TopicsSearch>) => void
  /** Topics by health; undefined while loading. */
  facets: Record<string, number> | undefined
}

export function TopicsToolbar({ search, onChange, facets }: TopicsToolbarProps) {
  const t = useTranslations('topics')
  const tStatus = useTranslations('status')
  const internalWords = { hidden: t('internalHidden'), shown: t('internalShown'), only: t('internalOnly') }
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-2 2xl:flex-nowrap">
      <SearchInput label={t('search')} placeholder={t('searchHint')} value={search.q} onChange={(q) => onChange({ q })} />
      <Facet
        label={t('health')}
        value={search.health ?? 'all'}
        onChange={(value) => onChange({ health: value === 'all' ? null : value })}
        options={[
          { value: 'all', label: t('all'), count: facets ? sumOf(facets) : null },
          ...TOPIC_HEALTH.map((health) => ({
            value: health,
            label: tStatus(health),
            icon: <StatusIcon status={health} />,
            count: facets?.[health] ?? null,
          })),
        ]}
      />
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
    </div>
  )
}

function sumOf(facets: Record<string, number>): number {
  return Object.values(facets).reduce((sum, count) => sum + count, 0)
}
