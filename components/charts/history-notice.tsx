'use client'

import { useTranslations } from 'next-intl'
import { formatWhen } from '@/lib/client/format'
import { Notice } from '../ui/notice'

interface HistoryNoticeProps {
  /** What it says of itself: why nothing is written, whether all that was could be read, and when it was answered. */
  history: { notWritten: { since: string; reason: 'full' | 'locked' | 'failed' } | null; whole: boolean; asOf: string }
  /** It was asked for anew since then, without an answer. */
  isFailing: boolean
}

/** What is wrong with the history that the charts are made of; nothing where nothing is. */
export function HistoryNotice({ history: { notWritten, whole, asOf }, isFailing }: HistoryNoticeProps) {
  const t = useTranslations('chart')
  if (!notWritten && whole && !isFailing) return null
  return (
    <div className="my-2.5">
      <Notice tone="stale" says="politely">
        {notWritten && (
          <>
            <b>{t(`notWritten.${notWritten.reason}`)}</b> {t('notWrittenSince', { at: formatWhen(notWritten.since, asOf) })}
          </>
        )}
        {!whole && <> {t('notWhole')}</>}
        {isFailing && <> {t('notRenewed', { at: formatWhen(asOf, asOf) })}</>}
      </Notice>
    </div>
  )
}
