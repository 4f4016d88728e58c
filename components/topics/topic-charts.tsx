'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { TopicHistory } from '@/lib/contract/history'
import { formatBytes, formatExactWhen, formatPerSecond, formatRate, formatShort } from '@/lib/client/format'
import { topicQueries } from '@/lib/client/queries/topics'
import { countScale } from '@/lib/client/scale'
import { useZoom } from '@/lib/client/use-time-range'
import { HistoryNotice } from '../charts/history-notice'
import { figuresOf, lineOf } from '../charts/series'
import { Tide } from '../charts/tide'
import { isLive } from '../charts/tide-context'
import { TideHead } from '../charts/tide-head'
import { Notice } from '../ui/notice'
import { TopicChartRow } from './topic-chart-row'

/** What an axis shows at least: records a second, and bytes. */
const FLOORS = { rate: 10, bytes: 1000 } as const
const TICKS = 2

/** What was written to the topic and how large it was. */
export function TopicCharts({ cluster, topic }: { cluster: string; topic: string }) {
  const t = useTranslations('topics.one.charts')
  const { range, ...zoom } = useZoom()
  const { data, error, isPlaceholderData } = useQuery(topicQueries.history(cluster, topic, range))
  const drawn = useMemo(() => data && draw(data, { written: t('written'), size: t('size') }), [data, t])
  if (error && !data) {
    return (
      <div className="mb-4">
        <Notice tone="stale" says="politely">
          {t('failed')}
        </Notice>
      </div>
    )
  }
  // As tall as what will be there.
  if (!data || !drawn) return <div aria-busy="true" className="mb-5 h-58 border-b border-line max-md:h-81" />
  return (
    <div className="mb-5">
      <HistoryNotice history={data} isFailing={error !== null} />
      <Tide
        label={t('label', { topic, from: formatExactWhen(data.from, data.asOf), to: formatExactWhen(data.to, data.asOf) })}
        summary={t('summary', {
          written: drawn.written === null ? 'none' : formatPerSecond(drawn.written),
          size: drawn.size === null ? 'none' : formatBytes(drawn.size),
          at: isLive(drawn.axis) ? 'now' : formatExactWhen(data.to, data.asOf),
        })}
        {...drawn.axis}
        figures={drawn.rows}
        isOld={isPlaceholderData}
        {...zoom}
      >
        <TideHead />
        {drawn.rows.map((row) => (
          <TopicChartRow key={row.id} row={row} />
        ))}
      </Tide>
    </div>
  )
}

function draw({ from, to, asOf, times: instants, series }: TopicHistory, labels: { written: string; size: string }) {
  const times = instants.map((time) => Date.parse(time))
  const of = (metric: TopicHistory['series'][number]['metric']) => lineOf(series.find((one) => one.metric === metric)?.points, times)
  const [rate, size] = [of('produceRate'), of('sizeBytes')]
  return {
    /** At the end of the axis. */
    written: rate.values.at(-1) ?? null,
    size: size.values.at(-1) ?? null,
    axis: { from: Date.parse(from), to: Date.parse(to), now: Date.parse(asOf), times },
    rows: [
      {
        ...rate,
        id: 'written',
        label: labels.written,
        format: formatRate,
        axisFormat: (value: number) => `${formatShort(value)} /s`,
        scale: countScale(figuresOf(rate), FLOORS.rate, TICKS),
      },
      {
        ...size,
        id: 'size',
        label: labels.size,
        format: formatBytes,
        axisFormat: formatBytes,
        scale: countScale(figuresOf(size), FLOORS.bytes, TICKS),
      },
    ],
  }
}
