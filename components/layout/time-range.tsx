'use client'

import { useTranslations } from 'next-intl'
import { useSelectedLayoutSegment } from 'next/navigation'
import { lazy, useRef, useSyncExternalStore } from 'react'
import { formatClock, formatDay, formatExactWhen } from '@/lib/client/format'
import type { TimeRange as Range } from '@/lib/client/time-range'
import { useHotkey } from '@/lib/client/use-hotkey'
import { shownTimeZone } from '@/lib/client/time-zone'
import { useTimeRange } from '@/lib/client/use-time-range'
import { startOfDay } from '@/lib/client/zoned-time'
import { Icon } from '../ui/icon'
import { OnDemand } from '../ui/on-demand'

const load = () => import('./time-range-popup')
const TimeRangePopup = lazy(() => load().then((loaded) => ({ default: loaded.TimeRangePopup })))

/** Which time the charts of the page show; T opens it. Views that have an address below the page's have no charts. */
export function TimeRange() {
  const t = useTranslations('timeRange')
  const frame = useRef<HTMLSpanElement>(null)
  const { range, setRange } = useTimeRange()
  const words = useRangeWords(range)
  const isElsewhere = useSelectedLayoutSegment() !== null
  useHotkey('t', () => frame.current?.querySelector('button')?.click())
  if (isElsewhere) return null
  return (
    <span ref={frame} className="shrink-0">
      <OnDemand
        kind="dialog"
        load={load}
        trigger={
          <button
            type="button"
            title={t('open')}
            aria-keyshortcuts="T"
            className="inline-flex h-control items-center gap-1.5 rounded-2 px-1.5 text-12 whitespace-nowrap text-muted hover:bg-hover hover:text-ink max-md:size-9 max-md:justify-center max-md:p-0"
          >
            <Icon name="clock" />
            <span className="max-md:unseen">{words}</span>
            <Icon name="chevron-down" size={12} className="max-md:hidden" />
          </button>
        }
      >
        {(popup) => <TimeRangePopup popup={popup} range={range} onChange={setRange} />}
      </OnDemand>
    </span>
  )
}

function useRangeWords(range: Range): string {
  const t = useTranslations('timeRange')
  // Moments are named by the browser's clock, which the server does not have; its day is that of the zone they are shown in.
  const today = useSyncExternalStore(
    () => () => {},
    () => startOfDay(Date.now(), shownTimeZone()),
    () => null,
  )
  if ('last' in range) return t('last', { span: t(`span.${range.last}`) })
  if (today === null) return t('chosen')
  const [from, to] = [formatExactWhen(range.from, today), formatExactWhen(range.to, today)]
  const isOneDay = formatDay(range.from) === formatDay(range.to)
  return t('between', { from, to: isOneDay ? formatClock(range.to) : to })
}
