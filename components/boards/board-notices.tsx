'use client'

import { useTranslations } from 'next-intl'
import { formatShortWhen } from '@/lib/client/format'
import type { Board } from '@/lib/contract/boards'
import type { PartError } from '@/lib/contract/primitives'
import { Notice } from '../ui/notice'

/** What keeps these figures from being those of now. */
export function BoardNotices({ board, isNotRenewed }: { board: Board; isNotRenewed: boolean }) {
  const t = useTranslations('boards')
  const saidOf = ({ error, message }: PartError) => {
    if (error === 'HISTORY_NOT_STORED' || error === 'HISTORY_NOT_READ') return t(`notKept.${error}`)
    return message === '' ? 'none' : message
  }
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
          {t('staleParts', { count: board.errors.length, since: formatShortWhen(first.since, board.asOf), error: saidOf(first) })}
        </Notice>
      )}
    </div>
  )
}
