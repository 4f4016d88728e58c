'use client'

import { useTranslations } from 'next-intl'
import { isGone } from '@/lib/client/queries/boards'
import { EmptyState } from '../../ui/empty-state'
import { ProblemState } from '../../ui/problem'

/** In place of a shared board: its link was revoked, or it cannot be read now. Nothing leads into the console. */
export function LinkGone({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations('boards.shared')
  return (
    <main className="px-gutter min-h-dvh bg-surface py-10">
      <h1 className="unseen">{t('title')}</h1>
      {isGone(error) ? <EmptyState title={t('goneTitle')}>{t('goneDetail')}</EmptyState> : <ProblemState error={error} onRetry={onRetry} />}
    </main>
  )
}
