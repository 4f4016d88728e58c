import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatPercent } from '@/lib/client/format'
import type { Kept } from '@/lib/contract/boards'
import { Icon } from '../../ui/icon'
import { betterOrWorse, unknownPercent } from '../kept'
import { useKeptNote } from '../use-kept-note'

interface WeekPercentProps {
  kept: Kept
  /** The same time a week earlier; where it was better or worse, a mark says so. */
  before?: Kept
  isStrong?: boolean
  /** What is unknown stands in the same line, as a whole number of percents. */
  isDense: boolean
}

/** A percentage in a cell of the sheet; red where something was missed. */
export function WeekPercent({ kept, before, isStrong = false, isDense }: WeekPercentProps) {
  const t = useTranslations('boards')
  const tFigure = useTranslations('figure')
  const note = useKeptNote(kept)
  const { percent, missedSeconds } = kept
  if (percent === null) return <span className="font-regular text-unknown">{tFigure('unknown')}</span>
  const unknown = unknownPercent(kept)
  return (
    <span title={note} className="block whitespace-nowrap">
      {unknown !== null && isDense && <Unknown share={wholePercent(unknown)} />}
      {before && <Trend kept={kept} before={before} />}
      <span className={clsx(missedSeconds > 0 ? 'font-strong text-danger' : isStrong && 'font-strong')}>{formatPercent(percent)}</span>
      {unknown !== null && !isDense && (
        <span className="block text-[9.5px] leading-3 font-regular text-muted">
          {t('weekly.unknownShare', { share: formatPercent(unknown) })}
        </span>
      )}
    </span>
  )
}

/** Whether that is better or worse than the week before; nothing where it is the same, or too little is known. */
function Trend({ kept, before }: { kept: Kept; before: Kept }) {
  const t = useTranslations('boards.weekly')
  const trend = betterOrWorse(kept, before)
  if (trend === null) return null
  const says = t(trend, { percent: formatPercent(before.percent ?? 0) })
  return (
    <span title={says} className="mr-0.5 align-[-1px] text-muted">
      <Icon name={trend === 'better' ? 'up' : 'down'} size={11} />
      <span className="unseen">{says}</span>
    </span>
  )
}

/** How much of it is unknown, as the note at the foot of the sheet says. */
function Unknown({ share }: { share: string }) {
  const t = useTranslations('boards.weekly')
  return (
    <span className="mr-0.5 text-[9px] leading-none font-regular text-muted">
      <span aria-hidden="true">{t('unknownMark', { share })}</span>
      <span className="unseen">{t('unknownShare', { share: `${share} %` })}</span>
    </span>
  )
}

/** `3`, `<1`: in percent, never rounded up. */
function wholePercent(percent: number): string {
  return percent < 1 ? '<1' : String(Math.floor(percent))
}
