'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { isGone } from '@/lib/client/queries/boards'
import { paths } from '@/lib/client/paths'
import { buttonClass } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { ProblemState } from '../ui/problem'

/** Why a board of the console cannot be shown. */
export function NoBoard({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations('boards.gone')
  if (!isGone(error)) return <ProblemState error={error} onRetry={onRetry} />
  return (
    <EmptyState
      title={t('title')}
      actions={
        <Link href={paths.boards()} className={buttonClass()}>
          {t('all')}
        </Link>
      }
    >
      {t('detail')}
    </EmptyState>
  )
}
