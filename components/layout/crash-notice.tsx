'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'

/** In place of a page that threw. */
export function CrashNotice({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('app')
  return (
    <main id="page" className="px-gutter py-6">
      <h1 className="unseen">{t('name')}</h1>
      <EmptyState title={t('crashTitle')} actions={<Button onClick={onRetry}>{t('again')}</Button>}>
        {t('crashDetail')}
      </EmptyState>
    </main>
  )
}
