import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatPercent } from '@/lib/client/format'
import type { Kept } from '@/lib/contract/boards'
import { unknownPercent } from '../kept'
import { useKeptNote } from '../use-kept-note'

interface WeekPercentProps {
  kept: Kept
  isStrong?: boolean
  /** What is unknown stands in the same line, as a whole number of percents. */
  isDense: boolean
}

/** A percentage in a cell of the sheet; red where something was missed. */
export function WeekPercent({ kept, isStrong = false, isDense }: WeekPercentProps) {
  const t = useTranslations('boards')
  const tFigure = useTranslations('figure')
  const note = useKeptNote(kept)
  const { percent, missedSeconds } = kept
  if (percent === null) return <span className="font-regular text-unknown">{tFigure('unknown')}</span>
  const unknown = unknownPercent(kept)
  return (
    <span title={note} className="block whitespace-nowrap">
      {unknown !== null && isDense && <Unknown share={wholePercent(unknown)} />}
      <span className={clsx(missedSeconds > 0 ? 'font-strong text-danger' : isStrong && 'font-strong')}>{formatPercent(percent)}</span>
      {unknown !== null && !isDense && (
        <span className="block text-[9.5px] leading-3 font-regular text-muted">
          {t('weekly.unknownShare', { share: formatPercent(unknown) })}
        </span>
      )}
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
