import { useTranslations } from 'next-intl'
import { formatDuration, formatPercent, formatRoughDuration } from '@/lib/client/format'
import { shownTimeZone } from '@/lib/client/time-zone'
import type { BoardWeek, Kept } from '@/lib/contract/boards'
import { Logo } from '../../ui/logo'
import { formatLongMoment, formatWeekday } from '../board-times'
import { betterOrWorse, knownPart, knownSeconds, unknownShare } from '../kept'
import { isDense } from './misses-on-sheet'
import { useBoardName } from '../use-board-name'
import { WeekMisses } from './week-misses'
import { WeekTable } from './week-table'
import './print.css'

/** Inside the sheet, as the last day and not the midnight after it. */
const LAST_MS = 1

/** A week of a board on one sheet of A4. */
export function WeekSheet({ week }: { week: BoardWeek }) {
  const t = useTranslations('boards.weekly')
  const { from, to, kept, keptBefore, asOf } = week
  const nameOf = useBoardName()
  const { percent, missedSeconds, unknownSeconds } = kept
  const part = knownPart(kept)
  const dense = isDense(week.services.length)
  const isMarked = [week, ...week.services].some((one) => betterOrWorse(one.kept, one.keptBefore) !== null)
  // On paper the smallest share is said too: nobody can point at it.
  const unknownOf = (of: Kept) => (of.unknownSeconds > 0 ? formatPercent(unknownShare(of)) : 'none')
  return (
    <article className="mx-auto min-h-[297mm] w-[210mm] max-w-full bg-surface p-[13mm] text-ink shadow-pop max-md:min-h-0 max-md:px-4 max-md:py-5 print:min-h-0 print:w-auto print:p-0 print:shadow-none">
      <header className="flex items-start justify-between gap-6">
        <div className="min-w-0">
          <h1 className="text-20 wrap-anywhere print:line-clamp-2">{nameOf(week)}</h1>
          <p className="text-muted">{t('of', { from: formatWeekday(from), to: formatWeekday(Date.parse(to) - LAST_MS) })}</p>
        </div>
        <Logo size={20} className="mt-1" />
      </header>
      <p className="mt-3 text-16 font-strong">
        {t('sentence', {
          // As below: on paper the smallest share is said.
          part: part === 'all' && unknownSeconds > 0 ? 'most' : part,
          percent: formatPercent(percent ?? 0),
          known: formatRoughDuration(knownSeconds(kept) / Math.max(1, week.services.length)),
          services: week.services.length,
          missed: missedSeconds > 0 ? formatDuration(missedSeconds) : 'none',
        })}
      </p>
      <p className="mt-0.5 text-muted">
        {percent !== null && t('unknown', { unknown: unknownOf(kept) })} {asOf < to && t('soFar', { at: formatLongMoment(asOf) })}
      </p>
      <p className="text-muted">
        {t('before', {
          percent: keptBefore.percent === null ? 'none' : formatPercent(keptBefore.percent),
          unknown: unknownOf(keptBefore),
        })}{' '}
        {isMarked && t('marks')}
      </p>
      <WeekTable week={week} />
      <WeekMisses week={week} />
      <footer className="mt-3 flex flex-wrap justify-between gap-x-6 text-11 text-muted">
        <span>
          {t('note', { zone: shownTimeZone() })} {dense && t('unknownMarkNote')}
        </span>
        <span>{t('made', { at: formatLongMoment(asOf) })}</span>
      </footer>
    </article>
  )
}
