'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { type ChangesSearch, NO_FILTER, useNamedFilters } from './changes-filter'

interface ChangesEmptyProps {
  search: ChangesSearch
  onChange: (change: Partial<ChangesSearch>) => void
}

/** Nothing was ever changed, or nothing that the filter lets through. */
export function ChangesEmpty({ search, onChange }: ChangesEmptyProps) {
  const t = useTranslations('changes')
  const named = useNamedFilters(search)
  const { q, state } = search
  const filters = [q && t('filterQ', { q }), state && t(`state.${state}`).toLowerCase(), ...named.map(({ word }) => word)].filter(Boolean)
  if (filters.length === 0) return <EmptyState title={t('emptyTitle')}>{t('emptyDetail')}</EmptyState>
  return (
    <EmptyState
      title={t('noMatch', { filters: filters.join(t('filters.separator')) })}
      actions={<Button onClick={() => onChange(NO_FILTER)}>{t('showAll')}</Button>}
    />
  )
}
