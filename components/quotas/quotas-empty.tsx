'use client'

import { useTranslations } from 'next-intl'
import type { QuotaList } from '@/lib/contract/quotas'
import { whyMissing } from '@/lib/domain/errors/why-missing'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Status } from '../ui/status'

interface QuotasEmptyProps {
  answer: QuotaList
  isFiltered: boolean
  onShowAll: () => void
}

/** Why no quota is shown: nobody is limited, nothing matches, or Kafka does not tell, and then what to grant. */
export function QuotasEmpty({ answer: { known, errors }, isFiltered, onShowAll }: QuotasEmptyProps) {
  const t = useTranslations('quotas')
  if (!known) {
    const why = whyMissing(errors) ?? 'failed'
    const kind = <Status status={why === 'refused' ? 'refused' : 'unknown'} word={t(`missing.${why}.kind`)} />
    return (
      <EmptyState kind={kind} title={t(`missing.${why}.title`)}>
        <p>{t(`missing.${why}.detail`, { error: errors[0]?.error ?? '' })}</p>
        {why === 'refused' && <p className="mt-1.5 font-mono text-12 break-all text-ink select-all">{t('missing.grant')}</p>}
      </EmptyState>
    )
  }
  if (isFiltered) return <EmptyState title={t('noMatch')} actions={<Button onClick={onShowAll}>{t('showAll')}</Button>} />
  return <EmptyState title={t('emptyTitle')}>{t('emptyDetail')}</EmptyState>
}
