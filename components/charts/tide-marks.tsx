'use client'

import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { formatClock } from '@/lib/client/format'
import { useTideCursor, useTideScale } from './tide-context'
import type { TideFigure } from './tide-table'

interface TideMarksProps {
  ref: Ref<HTMLDivElement>
  figures: readonly TideFigure[]
  onMove: (cursor: number | null) => void
}

/** The lines through every row: now, and the crosshair, which arrow keys move and Esc leaves. */
export function TideMarks({ ref, figures, onMove }: TideMarksProps) {
  const t = useTranslations('chart')
  const { from, to, times } = useTideScale()
  const cursor = useTideCursor()
  const last = times.length - 1
  const at = cursor === null ? undefined : times[cursor]

  const spoken =
    at === undefined || cursor === null
      ? t('noTime')
      : [formatClock(at), ...figures.map((figure) => said(figure, cursor, t('noFigure')))].join(', ')
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
          onKeyDown={(event) => event.key === 'Escape' && onMove(null)}
          onBlur={() => onMove(null)}
          className="absolute inset-x-0 top-6 bottom-0 h-[calc(100%-24px)] appearance-none bg-transparent opacity-0 focus-visible:opacity-100 [&::-moz-range-thumb]:opacity-0 [&::-webkit-slider-thumb]:appearance-none"
        />
      )}
      <i className="absolute top-6 bottom-0 left-full border-l border-accent max-md:hidden" />
      {at !== undefined && (
        <i className="absolute top-6 bottom-0 border-l border-ink not-italic" style={{ left: `${((at - from) / (to - from)) * 100}%` }}>
          <span className="absolute top-full left-0 -translate-x-1/2 rounded-1 bg-raised px-1 text-11 whitespace-nowrap text-ink shadow-pop">
            {formatClock(at)}
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
