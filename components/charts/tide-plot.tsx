'use client'

import { memo, useMemo } from 'react'
import { Area, ComposedChart, Line, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import type { Scale } from '@/lib/client/scale'
import { type Series, strokeOf } from './series'
import { useTideScale } from './tide-context'

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

const LINE = { type: 'linear', strokeWidth: 1.5, isAnimationActive: false, connectNulls: false, activeDot: false } as const

/** One row's lines on the shared axis. Zero based; gaps stay gaps; a tail nobody knows is violet and dotted. */
export const TidePlot = memo(function TidePlot({ series, scale, format, isStacked = false, target }: TidePlotProps) {
  const { from, to, times } = useTideScale()
  const data = useMemo(
    () => times.map((at, index) => ({ at, ...Object.fromEntries(series.map((one) => [one.id, one.values[index] ?? null])) })),
    [times, series],
  )
  const tails = useMemo(() => series.filter((one) => one.isFilled).flatMap((one) => tailOf(one, times, to)), [series, times, to])
  return (
    <div aria-hidden="true" className="absolute inset-x-0 top-2.5 bottom-0">
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
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={data} margin={{ top: 0, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <XAxis type="number" dataKey="at" domain={[from, to]} allowDataOverflow hide />
          <YAxis domain={[0, scale.top]} allowDataOverflow hide />
          {series.map((one) =>
            one.isFilled || isStacked ? (
              <Area
                key={one.id}
                {...LINE}
                {...(isStacked ? { stackId: 'all' } : {})}
                dataKey={one.id}
                stroke={strokeOf(one.color)}
                fill={strokeOf(one.color)}
                fillOpacity={0.16}
                dot={false}
              />
            ) : (
              <Line key={one.id} {...LINE} dataKey={one.id} stroke={strokeOf(one.color)} dot={false} />
            ),
          )}
          {tails.map((tail) => (
            <ReferenceLine key={tail[0].x} segment={tail} stroke="var(--stale)" strokeWidth={1.5} strokeDasharray="2 3" />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
})

type Segment = [{ x: number; y: number }, { x: number; y: number }]

/** From the last known value to now, where the newest figures are missing. */
function tailOf(series: Series, times: readonly number[], to: number): Segment[] {
  const last = series.values.findLastIndex((value) => value !== null)
  const [at, value] = [times[last], series.values[last] ?? null]
  if (at === undefined || value === null || last >= times.length - 2) return []
  return [
    [
      { x: at, y: value },
      { x: to, y: value },
    ],
  ]
}
