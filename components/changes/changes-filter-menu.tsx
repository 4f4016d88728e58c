'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { formatCount } from '@/lib/client/format'
import { sessionQueries } from '@/lib/client/queries/access'
import { useChangeWords } from '../review/words'
import { FilterMenu } from '../ui/filter-menu'
import { MenuChoice } from '../ui/menu'
import type { ChangesSearch } from './changes-filter'
import { WhoAndWhen } from './who-and-when'

interface ChangesFilterMenuProps {
  search: ChangesSearch
  onChange: (change: Partial<ChangesSearch>) => void
  /** Changes by kind; undefined while loading. */
  kinds: Record<string, number> | undefined
  /** Who has made those that are in sight. */
  people: readonly string[]
}

const ANY = ''

export function ChangesFilterMenu({ search, onChange, kinds, people }: ChangesFilterMenuProps) {
  const t = useTranslations('changes.filters')
  const words = useChangeWords()
  const { data: session } = useQuery(sessionQueries.current())
  const me = session?.actor.name
  // What is set stays choosable when nothing is in it any more.
  const offered = [...new Set([...Object.keys(kinds ?? {}), ...(search.kind ? [search.kind] : [])])].toSorted()
  return (
    <FilterMenu title={t('title')}>
      <MenuChoice
        label={t('kind')}
        value={search.kind ?? ANY}
        onChange={(kind) => onChange({ kind: kind || null })}
        options={[
          { value: ANY, label: t('anyKind') },
          ...offered.map((kind) => ({
            value: kind,
            label: t('counted', { word: words.kind(kind), count: formatCount(kinds?.[kind] ?? 0) }),
          })),
        ]}
      />
      <WhoAndWhen actor={search.actor} since={search.since} people={people} me={me} onChange={onChange} />
    </FilterMenu>
  )
}
