'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { type AclsSearch, NO_FILTER } from './acls-filter'

interface AclsEmptyProps {
  search: AclsSearch
  onChange: (change: Partial<AclsSearch>) => void
}

/** No rule at all, or none that the filter lets through. */
export function AclsEmpty({ search: { q, principal, type }, onChange }: AclsEmptyProps) {
  const t = useTranslations('acls.states')
  const tAcls = useTranslations('acls')
  const filters = [q && `“${q}”`, principal, type && tAcls(`types.${type}`)].filter(Boolean)
  if (filters.length === 0) return <EmptyState title={t('empty')}>{t('emptyDetail')}</EmptyState>
  return (
    <EmptyState
      title={t('noMatch', { filters: filters.join(', ') })}
      actions={<Button onClick={() => onChange(NO_FILTER)}>{t('clear')}</Button>}
    />
  )
}
