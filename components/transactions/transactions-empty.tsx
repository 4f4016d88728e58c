'use client'

import { useTranslations } from 'next-intl'
import { whyMissing } from '@/lib/domain/errors/why-missing'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Status } from '../ui/status'
import type { TransactionsSearch } from './transactions-toolbar'

interface TransactionsEmptyProps {
  search: TransactionsSearch
  onChange: (change: Partial<TransactionsSearch>) => void
  errors: readonly { error: string }[]
}

/** Why no transaction is shown, and what would show one. */
export function TransactionsEmpty({ search, onChange, errors }: TransactionsEmptyProps) {
  const t = useTranslations('transactions')
  const why = whyMissing(errors)
  if (why !== null) {
    const kind = <Status status={why === 'refused' ? 'refused' : 'unknown'} word={t(`missing.${why}.kind`)} />
    return (
      <EmptyState kind={kind} title={t(`missing.${why}.title`)}>
        {t(`missing.${why}.detail`)}
      </EmptyState>
    )
  }
  const filters = [
    search.q && t('filterQ', { q: search.q }),
    search.state && t('state', { state: search.state }).toLowerCase(),
    search.topic !== null && t('ofTopic', { topic: search.topic }),
  ].filter(Boolean)
  if (filters.length === 0) return <EmptyState title={t('emptyTitle')}>{t('emptyDetail')}</EmptyState>
  return (
    <EmptyState
      title={t('noMatch', { filters: filters.join(t('separator')) })}
      actions={<Button onClick={() => onChange({ q: '', state: null, topic: null })}>{t('showAll')}</Button>}
    />
  )
}
