'use client'

import dynamic from 'next/dynamic'
import { memo, useMemo } from 'react'
import type { Scale } from '@/lib/client/scale'
import type { Series } from './series'
import { useTideScale } from './tide-context'
import { useInTurn } from './use-in-turn'

interface TidePlotProps {
  series: readonly Series[]
  scale: Scale
  /** For the axis: short. */
  format: (value: number) => string
  /** On top of each other: shares of a whole. */
  isStacked?: boolean
  /** A dashed line with its word. */
  target?: { value: number; label: string }
}

/** Recharts is a third of what a page would have to load; the figures beside the lines need not wait for it. */
const load = () => import('./tide-lines')
const TideLines = dynamic(() => load().then((loaded) => loaded.TideLines), { ssr: false })

/** One row's lines on the shared axis. Zero based; gaps stay gaps; a tail nobody knows is violet and dotted. */
export const TidePlot = memo(function TidePlot({ series, scale, format, isStacked = false, target }: TidePlotProps) {
  const axis = useTideScale()
  const whole = useMemo(() => ({ series, axis, top: scale.top, isStacked }), [series, axis, scale.top, isStacked])
  const drawing = useInTurn(whole, load)
  return (
    <div aria-hidden="true" data-drawn={drawing !== null} className="absolute inset-x-0 top-2.5 bottom-0">
      {scale.ticks.map((tick) => (
        <div key={tick} className="absolute inset-x-0 border-t border-chart-grid" style={{ top: `${(1 - tick / scale.top) * 100}%` }}>
          <span className="absolute right-full mr-2 -translate-y-1/2 text-11 leading-3 whitespace-nowrap text-chart-axis max-md:right-auto max-md:left-0.5 max-md:z-1 max-md:m-0 max-md:bg-surface/70 max-md:px-1">
            {format(tick)}
          </span>
        </div>
      ))}
      {target && (
        <div className="absolute inset-x-0 border-t border-dashed border-faint" style={{ top: `${(1 - target.value / scale.top) * 100}%` }}>
          <span className="absolute bottom-0 left-1 text-11 text-muted max-md:hidden">{target.label}</span>
        </div>
      )}
      {drawing && <TideLines drawing={drawing} />}
    </div>
  )
})
