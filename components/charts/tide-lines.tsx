'use client'

import { memo, useCallback, useMemo, useState } from 'react'
import { Area, ComposedChart, Line, ReferenceDot, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { lonelyPoints } from './lonely-points'
import { type Series, strokeOf } from './series'
import { type TideScale, isLive } from './tide-context'

const LINE = { type: 'linear', strokeWidth: 1.5, isAnimationActive: false, connectNulls: false, activeDot: false } as const
const BAND = { ...LINE, stroke: 'none', strokeWidth: 0, fillOpacity: 0.28, dot: false, tooltipType: 'none' } as const

/** All that lines are drawn from. */
export interface TideDrawing {
  series: readonly Series[]
  axis: TideScale
  /** The value at the upper edge. */
  top: number
  isStacked: boolean
}

/** The lines of a plot, in the frame that its parent gives. */
export const TideLines = memo(function TideLines({ drawing: { series, axis, top, isStacked } }: { drawing: TideDrawing }) {
  const { from, to, now, times } = axis
  const data = useMemo(() => pointsOf(series, times), [times, series])
  const hasTail = isLive({ to, now })
  const tails = useMemo(
    () => (hasTail ? series.filter((one) => one.isFilled).flatMap((one) => tailOf(one, times, to)) : []),
    [hasTail, series, times, to],
  )
  const lonely = useMemo(() => series.flatMap((one) => lonelyPoints(one, times)), [series, times])
  // Recharts measures after it was drawn, out of turn: what several charts have found out would be drawn together.
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  const measure = useCallback((frame: HTMLDivElement | null) => {
    const box = frame?.getBoundingClientRect()
    if (box) setSize({ width: Math.round(box.width), height: Math.round(box.height) })
  }, [])
  if (!size) return <div ref={measure} className="size-full" />
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={size}>
      <ComposedChart data={data} margin={{ top: 0, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <XAxis type="number" dataKey="at" domain={[from, to]} allowDataOverflow hide />
        <YAxis domain={[0, top]} allowDataOverflow hide />
        {series.map(
          (one, n) =>
            one.band && !isStacked && <Area key={`band of ${one.id}`} {...BAND} dataKey={`band${n}`} fill={strokeOf(one.color)} />,
        )}
        {series.map((one, n) =>
          one.isFilled || isStacked ? (
            <Area
              key={one.id}
              {...LINE}
              {...(isStacked ? { stackId: 'all' } : {})}
              dataKey={`line${n}`}
              stroke={strokeOf(one.color)}
              fill={strokeOf(one.color)}
              fillOpacity={0.16}
              dot={false}
            />
          ) : (
            <Line key={one.id} {...LINE} dataKey={`line${n}`} stroke={strokeOf(one.color)} dot={false} />
          ),
        )}
        {lonely.map(
          ({ id, at, band: [min, max], color }) =>
            min !== max && (
              <ReferenceLine
                key={`band of ${id} ${at}`}
                segment={[
                  { x: at, y: min },
                  { x: at, y: max },
                ]}
                stroke={strokeOf(color)}
                strokeWidth={3}
                strokeOpacity={BAND.fillOpacity}
              />
            ),
        )}
        {lonely.map(({ id, at, value, color }) => (
          <ReferenceDot key={`${id} ${at}`} x={at} y={value} r={1.5} fill={strokeOf(color)} stroke="none" />
        ))}
        {tails.map((tail) => (
          <ReferenceLine key={tail[0].x} segment={tail} stroke="var(--stale)" strokeWidth={1.5} strokeDasharray="2 3" />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  )
})

type Point = { at: number } & Record<`line${number}`, number | null> & Record<`band${number}`, readonly [number, number] | null>

/** Of all lines at each time. Lines go by their position: a dot in a name would be a path into an object. */
function pointsOf(series: readonly Series[], times: readonly number[]): Point[] {
  return times.map((at, index) => {
    // Filled in place: of so many points what is thrown away again costs as much as the lines.
    const point: Point = { at }
    for (const [n, { values, band }] of series.entries()) {
      point[`line${n}`] = values[index] ?? null
      point[`band${n}`] = band?.[index] ?? null
    }
    return point
  })
}

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
