import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatPercent } from '@/lib/client/format'
import type { Kept } from '@/lib/contract/boards'
import { unknownPercent } from '../kept'
import { useKeptNote } from '../use-kept-note'

/** A percentage in a cell of the sheet; red where something was missed. */
export function WeekPercent({ kept, isStrong = false }: { kept: Kept; isStrong?: boolean }) {
  const t = useTranslations('boards')
  const tFigure = useTranslations('figure')
  const note = useKeptNote(kept)
  const { percent, missedSeconds } = kept
  if (percent === null) return <span className="text-unknown">{tFigure('unknown')}</span>
  const unknown = unknownPercent(kept)
  return (
    <span title={note} className="block whitespace-nowrap">
      <span className={clsx(missedSeconds > 0 ? 'font-strong text-danger' : isStrong && 'font-strong')}>{formatPercent(percent)}</span>
      {unknown !== null && (
        <span className="block text-[9.5px] leading-3 text-muted">{t('weekly.unknownShare', { share: formatPercent(unknown) })}</span>
      )}
    </span>
  )
}
