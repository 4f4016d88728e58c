'use client'

import { useTranslations } from 'next-intl'
import { type ClipboardEvent, useId, useMemo, useState } from 'react'
import { formatClock, formatDay, formatDuration, secondsBetween } from '@/lib/client/format'
import { shownTimeZone, timeZones } from '@/lib/client/time-zone'
import { Button } from '../../ui/button'
import { FieldNote, controlClass } from '../../ui/field-note'
import type { ResetDraft } from './reset-draft'
import { momentsOf, startOfDay, wallFromText, wallOf } from './zoned-time'

const HOUR_MS = 3_600_000
const QUICK_HOURS = [1, 4] as const

interface TimeTargetProps {
  draft: ResetDraft
  onChange: (change: Partial<ResetDraft>) => void
  error: string | undefined
}

/** A moment as a clock of a named zone shows it; a time copied from a log can be pasted as it is. */
export function TimeTarget({ draft, onChange, error }: TimeTargetProps) {
  const t = useTranslations('reset')
  const id = useId()
  const zones = useMemo(() => [...new Set([shownTimeZone(), ...timeZones()])], [])
  const { at, zone } = draft
  const paste = (event: ClipboardEvent) => {
    const wall = wallFromText(event.clipboardData.getData('text'), zone)
    if (wall === null) return
    event.preventDefault()
    onChange({ at: wall })
  }
  const quick = (ms: number) => onChange({ at: wallOf(Math.floor(ms / 1000) * 1000, zone) })
  return (
    <div className="grid gap-1">
      <div className="grid gap-x-3 gap-y-2 md:grid-cols-[220px_minmax(0,280px)]">
        <div className="grid gap-1">
          <label htmlFor={`${id}-at`} className="text-12 font-medium">
            {t('at')}
          </label>
          <input
            id={`${id}-at`}
            name="at"
            type="datetime-local"
            step={1}
            value={at}
            onChange={(event) => onChange({ at: event.target.value })}
            onPaste={paste}
            aria-invalid={error ? true : undefined}
            aria-describedby={`${id}-note`}
            className={`${controlClass(error !== undefined)} h-control max-md:h-9`}
          />
        </div>
        <div className="grid gap-1">
          <label htmlFor={`${id}-zone`} className="text-12 font-medium">
            {t('zone')}
          </label>
          <select
            id={`${id}-zone`}
            value={zone}
            onChange={(event) => onChange({ zone: event.target.value })}
            className={`${controlClass(false)} h-control max-md:h-9`}
          >
            {zones.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </div>
      <FieldNote id={`${id}-note`} hint={<TimeMeans at={at} zone={zone} />} error={error} />
      <fieldset className="mt-1 flex flex-wrap gap-1.5" aria-label={t('quickTimes')}>
        {QUICK_HOURS.map((hours) => (
          <Button key={hours} onClick={() => quick(Date.now() - hours * HOUR_MS)}>
            {t('hoursAgo', { hours })}
          </Button>
        ))}
        <Button onClick={() => quick(startOfDay(Date.now(), zone))}>{t('startOfToday')}</Button>
      </fieldset>
    </div>
  )
}

/** The same moment in the zone the pages are shown in, and how long ago. */
function TimeMeans({ at, zone }: { at: string; zone: string }) {
  const t = useTranslations('reset')
  const [now] = useState(() => Date.now())
  const moments = momentsOf(at, zone)
  const [moment] = moments ?? []
  if (moment === undefined) return t('pasteTime')
  if (moment > now) return t('timeAhead')
  const figures = { ago: formatDuration(secondsBetween(moment, now)), here: `${formatDay(moment)}, ${formatClock(moment)}` }
  if (moments?.length === 2) return t('timeTwice', figures)
  return zone === shownTimeZone() ? t('timeAgo', figures) : t('timeHere', figures)
}
