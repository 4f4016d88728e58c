'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type CSSProperties, type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { nearestIndex } from '@/lib/client/scale'
import { Button } from '../ui/button'
import type { Flag, TideMark } from './flags'
import { TideCursorContext, TideScaleContext, isLive } from './tide-context'
import { TideMarks } from './tide-marks'
import { type TideFigure, TideTable } from './tide-table'
import { useDrag } from './use-drag'
import { ZoomOut } from './zoom-out'

interface TideProps {
  /** Its accessible name: what is drawn, of what, over which time. */
  label: string
  /** One sentence that says what the picture shows. */
  summary?: string
  /** The axis, in ms. */
  from: number
  to: number
  /** When the newest figures were taken; without it the axis ends now. */
  now?: number
  /** Times of the figures, ascending; empty where only spans are drawn. */
  times?: readonly number[]
  /** The same figures for the table and for the crosshair's spoken values. */
  figures?: readonly TideFigure[]
  /** For the table alone: too much to be spoken under the crosshair. */
  tableFigures?: readonly TideFigure[]
  /** What happened: dashed lines through every row. */
  flags?: readonly Flag<TideMark>[]
  /** A stretch of the axis was drawn over, in whole seconds. */
  onZoom?: (range: { from: number; to: number }) => void
  /** Only where there is a range to go back to. */
  onZoomOut?: (() => void) | undefined
  labelWidth?: number
  meaningWidth?: number
  /** Where the rows hold more than charts: the table comes below them instead of in their place. */
  keepsPicture?: boolean
  /** What is drawn is of another range than was asked for last. */
  isOld?: boolean
  /** A legend below, beside the Table button. */
  legend?: ReactNode
  children: ReactNode
}

const NO_TIMES: readonly number[] = []
const NO_FIGURES: readonly TideFigure[] = []
const NO_FLAGS: readonly Flag<TideMark>[] = []

/** Label | one shared time axis | what it means. Cause and effect are read downwards; one crosshair crosses every row. */
export function Tide({
  label,
  summary,
  from,
  to,
  now = to,
  times = NO_TIMES,
  figures = NO_FIGURES,
  tableFigures = NO_FIGURES,
  flags = NO_FLAGS,
  onZoom,
  onZoomOut,
  labelWidth = 188,
  meaningWidth = 0,
  keepsPicture = false,
  isOld = false,
  legend,
  children,
}: TideProps) {
  const t = useTranslations('chart')
  const axis = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState<number | null>(null)
  const [isTable, setIsTable] = useState(false)
  const scale = useMemo(() => ({ from, to, times, now }), [from, to, times, now])
  const widths = { '--c1': `${labelWidth}px`, '--c3': `${meaningWidth}px` } as CSSProperties

  const shareOf = (event: PointerEvent) => {
    const box = axis.current?.getBoundingClientRect()
    return box && box.width > 0 ? { share: (event.clientX - box.left) / box.width, width: box.width } : null
  }
  const timeAt = (share: number) => Math.round((from + share * (to - from)) / 1000) * 1000
  const drag = useDrag({
    shareOf,
    onDragged: onZoom && ((start, end) => timeAt(start) < timeAt(end) && onZoom({ from: timeAt(start), to: timeAt(end) })),
  })
  const follow = (event: PointerEvent) => {
    drag.follow(event)
    const found = shareOf(event)
    if (!found || times.length === 0) return
    setCursor(found.share < 0 || found.share > 1 ? null : nearestIndex(times, from + found.share * (to - from)))
  }
  // Figures of a new answer may be fewer than where the crosshair was.
  const shown = cursor === null || cursor >= times.length ? null : cursor
  const allFigures = useMemo(() => [...figures, ...tableFigures], [figures, tableFigures])
  const table = isTable && <TideTable label={label} times={times} now={now} figures={allFigures} />
  return (
    <TideScaleContext value={scale}>
      <TideCursorContext value={shown}>
        <figure aria-label={label} aria-busy={isOld || undefined} style={widths}>
          {summary && <p className="unseen">{summary}</p>}
          {figures.length > 0 && figures.every(({ values }) => values.every((value) => value === null)) && (
            <p className="py-1.5 text-muted">{t('nothingKnown', { live: String(isLive({ to, now })) })}</p>
          )}
          {!keepsPicture && table}
          {(!isTable || keepsPicture) && (
            <div
              className={clsx(
                'relative',
                meaningWidth > 0 && 'max-xl:[--c1:300px]! max-xl:[--c3:240px]! max-lg:[--c1:240px]! max-lg:[--c3:200px]!',
                drag.drag && 'select-none',
              )}
              onPointerDown={(event) => {
                drag.begin(event)
                // A finger that taps does not move.
                follow(event)
              }}
              onPointerMove={follow}
              onPointerUp={drag.end}
              onPointerCancel={drag.cancel}
              // A finger leaves as soon as it is lifted: what it has pointed at stays to be read.
              onPointerLeave={(event) => event.pointerType !== 'touch' && setCursor(null)}
            >
              <TideMarks ref={axis} figures={figures} flags={flags} drag={drag.drag} onMove={setCursor} />
              {children}
            </div>
          )}
          {(legend || onZoomOut || figures.length > 0) && (
            <div className="mt-3 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-12 text-muted">
              {legend}
              {!isTable && figures.some(({ band }) => band) && <span className="text-11 text-faint">{t('band')}</span>}
              <span className="ml-auto flex items-center gap-1">
                {onZoomOut && <ZoomOut onZoomOut={onZoomOut} />}
                {figures.length > 0 && (
                  <Button look="quiet" className="text-12" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
                    {isTable && !keepsPicture ? t('picture') : t('table')}
                  </Button>
                )}
              </span>
            </div>
          )}
          {table && keepsPicture && <div className="mt-2">{table}</div>}
        </figure>
      </TideCursorContext>
    </TideScaleContext>
  )
}
