'use client'

import { useTranslations } from 'next-intl'
import type { inferParserType } from 'nuqs'
import type { z } from 'zod'
import type { GroupListFacets } from '@/lib/contract/groups'
import { GROUP_TYPES } from '@/lib/domain/groups/group-type'
import { VERDICTS } from '@/lib/domain/lag/verdict'
import { Button, buttonClass } from '../ui/button'
import { Facet } from '../ui/facet'
import { Icon } from '../ui/icon'
import { Menu, MenuChoice } from '../ui/menu'
import { SearchInput } from '../ui/search-input'
import { StatusIcon } from '../ui/status'
import type { groupsSearch } from './search-params'

export type GroupsSearch = inferParserType<typeof groupsSearch>

interface GroupsToolbarProps {
  search: GroupsSearch
  onChange: (change: Partial<GroupsSearch>) => void
  /** undefined while loading. */
  facets: z.infer<typeof GroupListFacets> | undefined
}

export function GroupsToolbar({ search, onChange, facets }: GroupsToolbarProps) {
  const t = useTranslations('groups')
  const tStatus = useTranslations('status')
  const all = facets && Object.values(facets.verdicts).reduce((sum, count) => sum + count, 0)
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-2 2xl:flex-nowrap">
      <SearchInput label={t('search')} placeholder={t('searchHint')} value={search.q} onChange={(q) => onChange({ q })} />
      <Facet
        label={t('verdict')}
        value={search.verdict ?? 'all'}
        onChange={(value) => onChange({ verdict: value === 'all' ? null : value })}
        options={[
          { value: 'all', label: t('all'), count: all ?? null },
          ...VERDICTS.map((verdict) => ({
            value: verdict,
            label: tStatus(verdict),
            icon: <StatusIcon status={verdict} />,
            count: facets?.verdicts[verdict] ?? null,
          })),
        ]}
      />
      <Menu
        align="end"
        trigger={
          <button type="button" className={`${buttonClass()} max-md:hidden`}>
            {search.type ? t('type', { type: search.type }) : t('allTypes')}
            <Icon name="chevron-down" size={14} />
          </button>
        }
      >
        <MenuChoice
          label={t('typeLabel')}
          value={search.type ?? 'all'}
          onChange={(value) => onChange({ type: GROUP_TYPES.find((type) => type === value) ?? null })}
          options={[{ value: 'all', label: t('allTypes') }, ...GROUP_TYPES.map((type) => ({ value: type, label: t('type', { type }) }))]}
        />
      </Menu>
      {search.topic !== null && (
        <Button onClick={() => onChange({ topic: null })} aria-label={t('clearTopic', { topic: search.topic })}>
          {t('readsTopic', { topic: search.topic })}
          <Icon name="close" size={14} />
        </Button>
      )}
    </div>
  )
}
