'use client'

import { useTranslations } from 'next-intl'
import { shownTimeZone } from '@/lib/client/time-zone'
import { Button } from '../../ui/button'
import { controlClass } from '../../ui/field-note'
import { formatDate } from '../board-times'
import { addDays, dateIn, mondaysBack } from './week-dates'

/** History is kept for 90 days. */
const WEEKS_BACK = 12

interface WeekPickerProps {
  /** The first day of the week that is shown, as `2026-11-16`. */
  from: string
  /** When that was known, which is in this week. */
  asOf: string
  /** null: this week. */
  onPick: (from: string | null) => void
}

/** Which week: one of the last thirteen, or the one before or after. */
export function WeekPicker({ from, asOf, onPick }: WeekPickerProps) {
  const t = useTranslations('boards.weekly')
  const mondays = mondaysBack(dateIn(shownTimeZone(), asOf), WEEKS_BACK)
  const [current = from, oldest = from] = [mondays[0], mondays.at(-1)]
  const offered = mondays.includes(from) ? mondays : [...mondays, from].toSorted().toReversed()
  const pick = (monday: string) => onPick(monday === current ? null : monday)
  const label = (monday: string) => `${formatDate(monday)} – ${formatDate(addDays(monday, 6))}`
  return (
    <div className="flex items-center gap-1.5">
      <Button aria-label={t('earlier')} title={t('earlier')} isIconOnly disabled={from <= oldest} onClick={() => pick(addDays(from, -7))}>
        <span aria-hidden="true">‹</span>
      </Button>
      <select
        aria-label={t('picker')}
        value={from}
        onChange={(event) => pick(event.target.value)}
        className={`h-control ${controlClass(false)}`}
      >
        {offered.map((monday) => (
          <option key={monday} value={monday}>
            {monday === current ? t('thisWeek') : label(monday)}
          </option>
        ))}
      </select>
      <Button aria-label={t('later')} title={t('later')} isIconOnly disabled={from >= current} onClick={() => pick(addDays(from, 7))}>
        <span aria-hidden="true">›</span>
      </Button>
    </div>
  )
}
