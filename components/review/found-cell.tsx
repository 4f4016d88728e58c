import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { PlanRow, RowFound } from '@/lib/contract/changes'
import { Icon } from '../ui/icon'
import { ShownSide } from './shown-values'

const LOOKS = {
  'as-planned': { icon: 'tick', tone: 'text-ok' },
  'as-before': { icon: 'cross', tone: 'text-danger' },
  other: { icon: 'triangle', tone: 'text-warn' },
  unreadable: { icon: 'dashed-question', tone: 'text-unknown' },
} as const

/** What was found when a row was read back, and what it is now where that is not what was planned. */
export function FoundCell({ row, found }: { row: PlanRow; found: RowFound | undefined }) {
  const t = useTranslations('review')
  if (!found) return <span className="text-muted">{t('values.none')}</span>
  const { icon, tone } = LOOKS[found.state]
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Icon name={icon} className={tone} />
      <span className={clsx('[overflow-wrap:normal]', found.state === 'as-planned' && 'text-muted')}>
        {t(`foundState.${found.state}`)}
        {found.state === 'other' && <ShownSide row={row} side={found.now} missing={t('notThere')} />}
      </span>
    </span>
  )
}
