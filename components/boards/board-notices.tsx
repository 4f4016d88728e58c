'use client'

import { useTranslations } from 'next-intl'
import { formatShortWhen } from '@/lib/client/format'
import type { Board } from '@/lib/contract/boards'
import { Notice } from '../ui/notice'
import { useErrorText } from './use-error-text'

/** What keeps these figures from being those of now. */
export function BoardNotices({ board, isNotRenewed }: { board: Board; isNotRenewed: boolean }) {
  const t = useTranslations('boards')
  const textOf = useErrorText()
  const [first] = board.errors.toSorted((a, b) => a.since.localeCompare(b.since))
  if (!isNotRenewed && !first) return null
  return (
    <div className="mb-4 grid gap-2">
      {isNotRenewed && (
        <Notice tone="stale" says="politely">
          {t('notRenewed')}
        </Notice>
      )}
      {first && (
        <Notice tone="stale" icon="half-disc" says="politely">
          {t('staleParts', { count: board.errors.length, since: formatShortWhen(first.since, board.asOf), error: textOf(first) ?? 'none' })}
        </Notice>
      )}
    </div>
  )
}
