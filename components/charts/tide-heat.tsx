'use client'

import clsx from 'clsx'
import { memo, useMemo } from 'react'
import { type HeatLine, heatEdges, heatRuns } from './heat'
import { useTideScale } from './tide-context'

/** Of a row, with the hairline below it. */
export const HEAT_ROW_PX = 12

interface TideHeatProps {
  lines: readonly HeatLine[]
  /** Whose names stand out. */
  marked: ReadonlySet<string>
}

/** A strip a line: more ink is further behind, and where nothing is known there is none. Its figures are said elsewhere. */
export const TideHeat = memo(function TideHeat({ lines, marked }: TideHeatProps) {
  const scale = useTideScale()
  const edges = useMemo(() => heatEdges(scale), [scale])
  return (
    <div aria-hidden="true" className="pt-2">
      {lines.map((line) => (
        <div key={line.id} className="relative h-3 border-b border-surface">
          <span
            className={clsx(
              'absolute top-0 right-full mr-2 text-11 leading-3 whitespace-nowrap max-md:right-auto max-md:left-0.5 max-md:z-1 max-md:m-0 max-md:bg-surface/70 max-md:px-1 max-md:text-[10px]',
              marked.has(line.id) ? 'font-strong text-ink' : 'text-chart-axis',
            )}
          >
            {line.label}
          </span>
          <div data-heat={line.id} className="absolute inset-0 forced-color-adjust-none" style={{ backgroundImage: paint(line, edges) }} />
        </div>
      ))}
    </div>
  )
})

/** One gradient of hard stops: colours follow the theme, and 300 figures are one element. */
function paint({ levels }: HeatLine, edges: readonly number[]): string {
  const stops: string[] = []
  let at = 0
  for (const { from, to, level } of heatRuns(levels, edges)) {
    if (from > at) stops.push(stop('transparent', at, from))
    stops.push(stop(`var(--depth-${level})`, from, to))
    at = to
  }
  if (at < 1) stops.push(stop('transparent', at, 1))
  return `linear-gradient(to right, ${stops.join(', ')})`
}

function stop(color: string, from: number, to: number): string {
  return `${color} ${(from * 100).toFixed(2)}% ${(to * 100).toFixed(2)}%`
}
