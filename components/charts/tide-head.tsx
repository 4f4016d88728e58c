'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatClock, formatShortClock, formatShortDay, formatShortWhen } from '@/lib/client/format'
import { timeTicks } from '@/lib/client/scale'
import { shownTimeZone } from '@/lib/client/time-zone'
import { useIsNarrow, useIsPhone } from '@/lib/client/use-media'
import { zoneOffsetMs } from '@/lib/client/zoned-time'
import { isLive, useTideScale } from './tide-context'
import { TIDE_GRID } from './tide-row'

const DAY_S = 86_400
/** How many labels there is room for, and which share of the axis those of its ends need, without and with a date. */
const ROOM = {
  phone: { most: 4, edge: 0.2, dated: 0.32 },
  narrow: { most: 5, edge: 0.16, dated: 0.22 },
  wide: { most: 7, edge: 0.12, dated: 0.13 },
} as const

/** The axis itself: once a page, on top, and on phones it stays in sight. */
export function TideHead({ label, meaning }: { label?: ReactNode; meaning?: ReactNode }) {
  const t = useTranslations('chart')
  const scale = useTideScale()
  const { from, to, now } = scale
  const isPhone = useIsPhone()
  const isNarrow = useIsNarrow()
  const isDated = formatShortWhen(from, now) !== formatShortClock(from)
  const isPast = !isLive(scale)
  const { most, edge, dated } = isPhone ? ROOM.phone : isNarrow || meaning !== undefined ? ROOM.narrow : ROOM.wide
  const { ticks, stepSeconds } = timeTicks(from, to, {
    most,
    edge: isPast && isDated ? dated : edge,
    startEdge: isDated ? dated : edge,
    offsetAt: (at) => -zoneOffsetMs(at, shownTimeZone()) / 60_000,
  })
  const end = !isPast ? t('now') : formatShortWhen(to, isSameDay(from, to) ? from : now)
  return (
    <div className={clsx(TIDE_GRID, 'text-11 text-faint max-md:sticky max-md:top-(--header) max-md:z-6 max-md:bg-surface')}>
      <div className="py-1 max-md:hidden">{label}</div>
      <div className="relative h-6" aria-hidden="true">
        <span className="absolute top-1 left-0 bg-surface pr-1 whitespace-nowrap">
          {stepSeconds < 60 && !isDated ? formatClock(from) : formatShortWhen(from, now)}
        </span>
        {ticks.map((at) => (
          <span
            key={at}
            className="absolute top-1 -translate-x-1/2 whitespace-nowrap"
            style={{ left: `${((at - from) / (to - from)) * 100}%` }}
          >
            {tickLabel(at, stepSeconds)}
          </span>
        ))}
        <span className="absolute top-1 right-0 bg-surface pl-1 font-medium whitespace-nowrap text-ink">{end}</span>
      </div>
      <div className="py-1 pl-[18px] max-md:hidden">{meaning}</div>
    </div>
  )
}

/** The date at midnight, the clock else: a long axis says where its days begin. */
function tickLabel(at: number, stepSeconds: number): string {
  if (stepSeconds >= DAY_S || formatClock(at) === '00:00:00') return formatShortDay(at)
  return stepSeconds < 60 ? formatClock(at) : formatShortClock(at)
}

function isSameDay(a: number, b: number): boolean {
  return formatShortDay(a) === formatShortDay(b) && Math.abs(a - b) < DAY_S * 1000
}
