'use client'

import { useTranslations } from 'next-intl'
import { formatCount } from '@/lib/client/format'
import { FilterMenu } from '../../ui/filter-menu'
import { MenuChoice } from '../../ui/menu'
import type { AuditSearch } from './audit-filter'
import { useActionWord } from './use-action-word'
import { WhoAndWhen } from '../who-and-when'

interface AuditFilterMenuProps {
  search: AuditSearch
  onChange: (change: Partial<AuditSearch>) => void
  /** How many of each; undefined while loading. */
  actions: Record<string, number> | undefined
  /** Who has done what is in sight. */
  people: readonly string[]
}

const ANY = ''

export function AuditFilterMenu({ search, onChange, actions, people }: AuditFilterMenuProps) {
  const t = useTranslations('changes.filters')
  const tAudit = useTranslations('audit')
  const wordOf = useActionWord()
  // What is set stays choosable when nothing is in it any more.
  const offered = [...new Set([...Object.keys(actions ?? {}), ...(search.action ? [search.action] : [])])].toSorted()
  return (
    <FilterMenu title={t('title')}>
      <MenuChoice
        label={tAudit('head.what')}
        value={search.action ?? ANY}
        onChange={(action) => onChange({ action: action || null })}
        options={[
          { value: ANY, label: tAudit('anything') },
          ...offered.map((action) => ({
            value: action,
            label: t('counted', { word: wordOf(action), count: formatCount(actions?.[action] ?? 0) }),
          })),
        ]}
      />
      <WhoAndWhen actor={search.actor} since={search.since} people={people} onChange={onChange} />
    </FilterMenu>
  )
}
