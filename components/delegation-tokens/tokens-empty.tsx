'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'

interface TokensEmptyProps {
  q: string
  onShowAll: () => void
}

/** None at all, or none that the search finds. */
export function TokensEmpty({ q, onShowAll }: TokensEmptyProps) {
  const t = useTranslations('delegationTokens')
  if (q !== '') return <EmptyState title={t('noMatch', { q })} actions={<Button onClick={onShowAll}>{t('showAll')}</Button>} />
  return <EmptyState title={t('emptyTitle')}>{t('emptyDetail')}</EmptyState>
}
