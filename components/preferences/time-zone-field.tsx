'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { formatZoned } from '@/lib/client/format'
import { timeZones } from '@/lib/client/time-zone'
import { AS_BROWSER } from '@/lib/domain/preferences/limits'

export function TimeZoneField({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const t = useTranslations('preferences')
  const zones = useMemo(() => timeZones(), [])
  const [now] = useState(() => new Date())
  const browserZone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <div className="grid justify-items-start gap-1">
      <select
        aria-label={t('timeZone')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-control max-w-full rounded-2 border border-line-control bg-raised px-2 max-md:h-9"
      >
        <option value={AS_BROWSER}>{t('timeZoneOf', { zone: browserZone })}</option>
        {/* A zone chosen in another browser may be missing in this one's list. */}
        {value !== AS_BROWSER && !zones.includes(value) && <option value={value}>{value}</option>}
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </select>
      <p className="text-12 text-muted">{t('timeZoneNow', { time: formatZoned(now) })}</p>
    </div>
  )
}
