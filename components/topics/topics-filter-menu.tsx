'use client'

import { useTranslations } from 'next-intl'
import { formatBytes } from '@/lib/client/format'
import { TOPIC_FINDINGS } from '@/lib/domain/health/topic-findings'
import { FilterMenu } from '../ui/filter-menu'
import { MenuChoice } from '../ui/menu'
import type { TopicsSearch } from './topics-filter'

interface TopicsFilterMenuProps {
  search: TopicsSearch
  onChange: (change: Partial<TopicsSearch>) => void
}

const AT_MOST = [1e6]
const AT_LEAST = [1e8, 1e9, 1e11, 1e12]
const ANY = 'any'

/** The filters that are needed now and then. */
export function TopicsFilterMenu({ search, onChange }: TopicsFilterMenuProps) {
  const t = useTranslations('topics.filters')
  const { activity, minBytes, maxBytes, finding } = search
  const sizes = [
    ...AT_MOST.map((bytes) => ({ value: `-${bytes}`, label: t('atMost', { size: formatBytes(bytes) }) })),
    ...AT_LEAST.map((bytes) => ({ value: String(bytes), label: t('atLeast', { size: formatBytes(bytes) }) })),
  ]
  // A range from a link is none of these: then none is marked.
  const size = minBytes === null && maxBytes === null ? ANY : `${minBytes ?? ''}${maxBytes === null ? '' : `-${maxBytes}`}`
  return (
    <FilterMenu title={t('title')}>
      <MenuChoice
        label={t('size')}
        value={size}
        onChange={(value) => {
          const bytes = value === ANY ? null : Number(value)
          onChange({ minBytes: bytes !== null && bytes > 0 ? bytes : null, maxBytes: bytes !== null && bytes < 0 ? -bytes : null })
        }}
        options={[{ value: ANY, label: t('anySize') }, ...sizes]}
      />
      <MenuChoice
        label={t('activity')}
        value={activity ?? ANY}
        onChange={(value) => onChange({ activity: value === ANY ? null : value })}
        options={[
          { value: ANY, label: t('anyActivity') },
          { value: 'written', label: t('written') },
          { value: 'idle', label: t('idle') },
        ]}
      />
      <MenuChoice
        label={t('findings')}
        value={finding ?? ANY}
        onChange={(value) => onChange({ finding: value === ANY ? null : value })}
        options={[{ value: ANY, label: t('anyFinding') }, ...TOPIC_FINDINGS.map((word) => ({ value: word, label: t(`finding.${word}`) }))]}
      />
    </FilterMenu>
  )
}
