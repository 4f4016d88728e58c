'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { formatExactWhen } from '@/lib/client/format'
import type { Flag, TideMark } from './flags'
import { isLive, useTideCursor, useTideScale } from './tide-context'
import type { TideFigure } from './tide-table'
import type { Drag } from './use-drag'

interface TideMarksProps {
  ref: Ref<HTMLDivElement>
  figures: readonly TideFigure[]
  flags: readonly Flag<TideMark>[]
  drag: Drag | null
  onMove: (cursor: number | null) => void
}

/** What lies over every row: now, what is being drawn over, and the crosshair, which arrow keys move and Esc leaves. */
export function TideMarks({ ref, figures, flags, drag, onMove }: TideMarksProps) {
  const t = useTranslations('chart')
  const { from, to, times, now } = useTideScale()
  const cursor = useTideCursor()
  const last = times.length - 1
  const at = cursor === null ? undefined : times[cursor]

  const spoken =
    at === undefined || cursor === null
      ? t('noTime')
      : [formatExactWhen(at, now), ...figures.map((figure) => said(figure, cursor, t('noFigure')))].join(', ')
  const share = at === undefined ? 0 : (at - from) / (to - from)
  return (
    <div ref={ref} className="pointer-events-none absolute inset-y-0 right-(--c3) left-(--c1) z-2 max-md:right-0 max-md:left-0">
      {last >= 0 && (
        <input
          type="range"
          aria-label={t('crosshair')}
          min={0}
          max={last}
          value={cursor ?? last}
          aria-valuetext={spoken}
          onChange={(event) => onMove(Number(event.target.value))}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || cursor === null) return
            // One layer at a time.
            event.preventDefault()
            onMove(null)
          }}
          onBlur={() => onMove(null)}
          className="absolute inset-x-0 top-6 bottom-0 h-[calc(100%-24px)] appearance-none bg-transparent opacity-0 focus-visible:opacity-100 [&::-moz-range-thumb]:opacity-0 [&::-webkit-slider-thumb]:appearance-none"
        />
      )}
      {flags.map((flag) => (
        <i
          key={flag.number}
          className="absolute top-6 bottom-0 border-l border-dashed border-faint max-md:hidden"
          style={{ left: `${((flag.at - from) / (to - from)) * 100}%` }}
        />
      ))}
      {isLive({ to, now }) && <i className="absolute top-6 bottom-0 left-full border-l border-accent max-md:hidden" />}
      {drag && (
        <i
          className="absolute top-6 bottom-0 border-x border-accent bg-accent/12"
          style={{ left: `${Math.min(drag.start, drag.end) * 100}%`, width: `${Math.abs(drag.end - drag.start) * 100}%` }}
        />
      )}
      {at !== undefined && (
        <i data-crosshair="" className="absolute top-6 bottom-0 border-l border-ink not-italic" style={{ left: `${share * 100}%` }}>
          <span
            className={clsx(
              'absolute top-full rounded-1 bg-raised px-1 text-11 whitespace-nowrap text-ink shadow-pop',
              // Near an end the time would stand beyond the chart.
              share < 0.06 ? 'left-0' : share > 0.94 ? 'right-0' : 'left-0 -translate-x-1/2',
            )}
          >
            {formatExactWhen(at, now)}
          </span>
        </i>
      )}
    </div>
  )
}

function said(figure: TideFigure, index: number, none: string): string {
  const value = figure.values[index] ?? null
  return `${figure.label} ${value === null ? none : figure.format(value)}`
}
