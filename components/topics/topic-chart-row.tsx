'use client'

import { useMemo } from 'react'
import type { Scale } from '@/lib/client/scale'
import type { Series } from '../charts/series'
import { TideValue } from '../charts/tide-legend'
import { TidePlot } from '../charts/tide-plot'
import { TideRow } from '../charts/tide-row'
import type { TideFigure } from '../charts/tide-table'
import { Figure } from '../ui/figure'

const HEIGHT = 84

interface TopicChartRowProps {
  row: TideFigure & { id: string; scale: Scale; axisFormat: (value: number) => string }
}

/** One line with its figure, under the crosshair or at the end of the axis. */
export function TopicChartRow({ row: { id, label, values, band, format, scale, axisFormat } }: TopicChartRowProps) {
  const series = useMemo<Series[]>(
    () => [{ id, label, values, ...(band ? { band } : {}), color: 'chart-1', isFilled: true }],
    [id, label, values, band],
  )
  const last = values.at(-1) ?? null
  return (
    <TideRow
      height={HEIGHT}
      label={
        <>
          <h2>{label}</h2>
          <p className="mt-1 text-16 font-strong tracking-[-0.01em]">
            <TideValue values={values} format={format}>
              {last === null ? <Figure>{null}</Figure> : format(last)}
            </TideValue>
          </p>
        </>
      }
    >
      <TidePlot series={series} scale={scale} format={axisFormat} />
    </TideRow>
  )
}
