'use client'

import { useMemo } from 'react'
import { Area, ComposedChart, Line, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { type Series, strokeOf } from './series'
import { useTideScale } from './tide-context'

const LINE = { type: 'linear', strokeWidth: 1.5, isAnimationActive: false, connectNulls: false, activeDot: false } as const

/** The lines of a plot, in the frame that its parent gives. `top` is the value at the upper edge. */
export function TideLines({ series, top, isStacked }: { series: readonly Series[]; top: number; isStacked: boolean }) {
  const { from, to, times } = useTideScale()
  const data = useMemo(
    () => times.map((at, index) => ({ at, ...Object.fromEntries(series.map((one) => [one.id, one.values[index] ?? null])) })),
    [times, series],
  )
  const tails = useMemo(() => series.filter((one) => one.isFilled).flatMap((one) => tailOf(one, times, to)), [series, times, to])
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} margin={{ top: 0, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <XAxis type="number" dataKey="at" domain={[from, to]} allowDataOverflow hide />
        <YAxis domain={[0, top]} allowDataOverflow hide />
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
  )
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
