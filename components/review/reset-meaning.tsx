import { useTranslations } from 'next-intl'
import { formatCount, formatDuration } from '@/lib/client/format'
import type { PlanRow } from '@/lib/contract/changes'
import type { Direction } from './reset-shift'
import type { Shift } from './shift-axis'
import { useChangeWords } from './words'

const KNOWN_MARKS = ['clamped-to-start', 'clamped-to-end', 'past-end', 'shift-without-commit', 'nothing-given'] as const

/** What a reset does to one partition, in time and in words. */
export function ResetMeaning({ row, shift: { fromMs, toMs }, direction }: { row: PlanRow; shift: Shift; direction: Direction }) {
  const t = useTranslations('review.reset')
  const { mark: wordOf } = useChangeWords()
  const duration = fromMs === null || toMs === null ? null : formatDuration(Math.abs(toMs - fromMs) / 1000)
  const marks = KNOWN_MARKS.filter((mark) => row.marks.includes(mark)).map(wordOf)
  const { gone } = row.about
  const lost = typeof gone === 'string' && gone !== '0' ? [t('gone', { records: formatCount(gone) })] : []
  const words = [...plain(), ...marks, ...lost]
  return (
    <span className={`text-12 ${marks.length + lost.length > 0 || direction === 'first' ? 'text-ink' : 'text-muted'}`}>
      {words.join('; ')}
    </span>
  )

  function plain(): string[] {
    if (direction === 'removed') return [t('autoOffsetReset')]
    if (direction === 'first') return [t('firstCommit')]
    if (direction === 'skipped') return [duration === null ? t('notProcessedAtAll') : t('notProcessed', { duration })]
    if (direction === 'again') return [duration === null ? t('againAtAll') : t('backInTime', { duration })]
    return marks.length > 0 ? [] : [t('stays')]
  }
}
