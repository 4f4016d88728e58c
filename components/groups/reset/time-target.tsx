'use client'

import { useTranslations } from 'next-intl'
import { useId, useMemo, useState } from 'react'
import { formatClock, formatDay, formatDuration, secondsBetween } from '@/lib/client/format'
import { shownTimeZone, timeZones } from '@/lib/client/time-zone'
import { Button } from '../../ui/button'
import { FieldNote, controlClass } from '../../ui/field-note'
import { PickTime } from '../../ui/pick-time'
import { SelectField } from '../../ui/select-field'
import type { ResetDraft } from './reset-draft'
import { momentsFromText, startOfDay, typedTime } from '@/lib/client/zoned-time'

const HOUR_MS = 3_600_000
const QUICK_HOURS = [1, 4] as const

interface TimeTargetProps {
  draft: ResetDraft
  onChange: (change: Partial<ResetDraft>) => void
  error: string | undefined
}

/** A moment by the clock of a named zone. Text, as a browser's own field knows neither pasting nor every zone's 24 hours. */
export function TimeTarget({ draft, onChange, error }: TimeTargetProps) {
  const t = useTranslations('reset')
  const id = useId()
  const zones = useMemo(() => [...new Set([shownTimeZone(), ...timeZones()])], [])
  const { at, zone } = draft
  const quick = (ms: number) => onChange({ at: typedTime(Math.floor(ms / 1000) * 1000, zone) })
  return (
    <div className="grid gap-1">
      <div className="grid gap-x-3 gap-y-2 md:grid-cols-[240px_minmax(0,280px)]">
        <div className="grid gap-1">
          <label htmlFor={`${id}-at`} className="text-12 font-medium">
            {t('at')}
          </label>
          <div className="flex gap-1">
            <input
              id={`${id}-at`}
              name="at"
              value={at}
              onChange={(event) => onChange({ at: event.target.value })}
              autoComplete="off"
              spellCheck={false}
              aria-invalid={error ? true : undefined}
              aria-describedby={`${id}-note`}
              className={`${controlClass(error !== undefined)} h-control w-full max-md:h-9`}
            />
            <PickTime label={t('pickTime')} value={at} zone={zone} onChange={(picked) => onChange({ at: picked })} />
          </div>
        </div>
        <SelectField label={t('zone')} value={zone} onChange={(name) => onChange({ zone: name })} className="max-md:h-9">
          {zones.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </SelectField>
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

/** The same moment by the clock of the pages, and how long ago. */
function TimeMeans({ at, zone }: { at: string; zone: string }) {
  const t = useTranslations('reset')
  const [now] = useState(() => Date.now())
  const moments = momentsFromText(at, zone)
  const [moment] = moments ?? []
  if (moment === undefined) return t('pasteTime')
  if (moment > now) return t('timeAhead')
  const figures = {
    ago: formatDuration(secondsBetween(moment, now)),
    here: `${formatDay(moment)}, ${formatClock(moment)} ${shownTimeZone()}`,
  }
  if (moments?.length === 2) return t('timeTwice', figures)
  const isAsShown = at.trim() === typedTime(moment, shownTimeZone())
  return isAsShown ? t('timeAgo', figures) : t('timeHere', figures)
}
