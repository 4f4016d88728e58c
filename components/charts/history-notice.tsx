'use client'

import { useTranslations } from 'next-intl'
import { formatWhen } from '@/lib/client/format'
import { Notice } from '../ui/notice'

interface HistoryNoticeProps {
  /** Why nothing is written, and since when; null while it is. */
  notWritten: { since: string; reason: 'full' | 'locked' | 'failed' } | null
  /** Whether all that was written could be read. */
  isWhole: boolean
  asOf: string
}

/** What is wrong with the history that the charts are made of; nothing where nothing is. */
export function HistoryNotice({ notWritten, isWhole, asOf }: HistoryNoticeProps) {
  const t = useTranslations('chart')
  if (!notWritten && isWhole) return null
  return (
    <div className="my-2.5">
      <Notice tone="stale" says="politely">
        {notWritten && (
          <>
            <b>{t(`notWritten.${notWritten.reason}`)}</b> {t('notWrittenSince', { at: formatWhen(notWritten.since, asOf) })}
          </>
        )}
        {!isWhole && <> {t('notWhole')}</>}
      </Notice>
    </div>
  )
}
