import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatPercent } from '@/lib/client/format'
import type { Kept } from '@/lib/contract/boards'
import { Figure } from '../ui/figure'
import { unknownPercent } from './kept'
import { useKeptNote } from './use-kept-note'

interface KeptPercentProps {
  kept: Kept
  isDanger?: boolean
  /** How much is unknown is said elsewhere. */
  isShort?: boolean
}

/** The percentage of the known time, never rounded up; below it how much is unknown, where that is worth saying. */
export function KeptPercent({ kept, isDanger = false, isShort = false }: KeptPercentProps) {
  const t = useTranslations('boards.kept')
  const note = useKeptNote(kept)
  if (kept.percent === null) return <Figure note={t('nothing')}>{null}</Figure>
  const unknown = unknownPercent(kept)
  return (
    <span title={note} className="block">
      <b className={clsx('block text-14', isDanger && 'text-danger')}>{formatPercent(kept.percent)}</b>
      {unknown !== null && !isShort && <span className="block text-11 text-muted">{t('unknown', { share: formatPercent(unknown) })}</span>}
    </span>
  )
}
