'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type CSSProperties, type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { nearestIndex } from '@/lib/client/scale'
import { Button } from '../ui/button'
import { TideCursorContext, TideScaleContext } from './tide-context'
import { TideMarks } from './tide-marks'
import { type TideFigure, TideTable } from './tide-table'

interface TideProps {
  /** Its accessible name: what is drawn, of what, over which time. */
  label: string
  /** One sentence that says what the picture shows. */
  summary?: string
  /** The axis, in ms; `to` is now. */
  from: number
  to: number
  /** Times of the figures, ascending; empty where only spans are drawn. */
  times?: readonly number[]
  /** The same figures for the table and for the crosshair's spoken values. */
  figures?: readonly TideFigure[]
  labelWidth?: number
  meaningWidth?: number
  /** Where the rows hold more than charts: the table comes below them instead of in their place. */
  keepsPicture?: boolean
  /** A legend below, beside the Table button. */
  legend?: ReactNode
  children: ReactNode
}

const NO_TIMES: readonly number[] = []
const NO_FIGURES: readonly TideFigure[] = []

/** Label | one shared time axis | what it means. Cause and effect are read downwards; one crosshair crosses every row. */
export function Tide({
  label,
  summary,
  from,
  to,
  times = NO_TIMES,
  figures = NO_FIGURES,
  labelWidth = 188,
  meaningWidth = 0,
  keepsPicture = false,
  legend,
  children,
}: TideProps) {
  const t = useTranslations('chart')
  const axis = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState<number | null>(null)
  const [isTable, setIsTable] = useState(false)
  const scale = useMemo(() => ({ from, to, times }), [from, to, times])
  const widths = { '--c1': `${labelWidth}px`, '--c3': `${meaningWidth}px` } as CSSProperties

  const follow = (event: PointerEvent) => {
    const box = axis.current?.getBoundingClientRect()
    if (!box || box.width === 0 || times.length === 0) return
    const share = (event.clientX - box.left) / box.width
    setCursor(share < 0 || share > 1 ? null : nearestIndex(times, from + share * (to - from)))
  }
  return (
    <TideScaleContext value={scale}>
      <TideCursorContext value={cursor}>
        <figure aria-label={label}>
          {summary && <p className="unseen">{summary}</p>}
          {isTable && !keepsPicture && <TideTable label={label} times={times} figures={figures} />}
          {(!isTable || keepsPicture) && (
            <div
              style={widths}
              className={clsx(
                'relative',
                meaningWidth > 0 && 'max-xl:[--c1:300px]! max-xl:[--c3:240px]! max-lg:[--c1:240px]! max-lg:[--c3:200px]!',
              )}
              onPointerMove={follow}
              onPointerLeave={() => setCursor(null)}
            >
              <TideMarks ref={axis} figures={figures} onMove={setCursor} />
              {children}
            </div>
          )}
          {(legend || figures.length > 0) && (
            <div className="mt-3 flex flex-wrap items-center gap-4 text-12 text-muted">
              {legend}
              {figures.length > 0 && (
                <Button look="quiet" className="ml-auto text-12" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
                  {isTable && !keepsPicture ? t('picture') : t('table')}
                </Button>
              )}
            </div>
          )}
          {isTable && keepsPicture && (
            <div className="mt-2">
              <TideTable label={label} times={times} figures={figures} />
            </div>
          )}
        </figure>
      </TideCursorContext>
    </TideScaleContext>
  )
}
