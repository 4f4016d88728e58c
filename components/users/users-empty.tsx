'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import type { UsersSearch } from './users-toolbar'

interface UsersEmptyProps {
  /** There may be some whom the one who looks may not see. */
  isPartial: boolean
  search: UsersSearch
  onChange: (change: Partial<UsersSearch>) => void
}

/** Nobody at all, or nobody the filter lets through. */
export function UsersEmpty({ isPartial, search: { q, weak }, onChange }: UsersEmptyProps) {
  const t = useTranslations('users')
  const filters = [q && t('filterQ', { q }), weak && t('filterWeak')].filter(Boolean)
  if (filters.length === 0)
    return <EmptyState title={t(isPartial ? 'noneSeenTitle' : 'emptyTitle')}>{t(isPartial ? 'noneSeenDetail' : 'emptyDetail')}</EmptyState>
  return (
    <EmptyState
      title={t(isPartial ? 'noneSeenMatch' : 'noMatch', { filters: filters.join(', ') })}
      actions={<Button onClick={() => onChange({ q: '', weak: null })}>{t('showAll')}</Button>}
    />
  )
}
