'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { formatCount } from '@/lib/client/format'
import { sessionQueries } from '@/lib/client/queries/access'
import { useChangeWords } from '../review/words'
import { buttonClass } from '../ui/button'
import { Icon } from '../ui/icon'
import { Menu, MenuChoice } from '../ui/menu'
import type { ChangesSearch } from './changes-filter'
import { SINCE } from './search-params'

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
  const persons = [...new Set([...(me ? [me] : []), ...people, ...(search.actor ? [search.actor] : [])])]
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className={buttonClass()}>
          <Icon name="filter" />
          {t('title')}
        </button>
      }
    >
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
      <MenuChoice
        label={t('person')}
        value={search.actor ?? ANY}
        onChange={(actor) => onChange({ actor: actor || null })}
        options={[
          { value: ANY, label: t('anyone') },
          ...persons.map((person) => ({ value: person, label: person === me ? t('me') : person })),
        ]}
      />
      <MenuChoice
        label={t('time')}
        value={search.since ?? ANY}
        onChange={(since) => onChange({ since: SINCE.find((one) => one === since) ?? null })}
        options={[{ value: ANY, label: t('anyTime') }, ...SINCE.map((since) => ({ value: since, label: t(since) }))]}
      />
    </Menu>
  )
}
