'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Overview } from '@/lib/contract/clusters'
import { formatPerSecond, formatShort } from '@/lib/client/format'
import { countScale } from '@/lib/client/scale'
import { type Line, type Series, figuresOf, strokeOf } from '../charts/series'
import { isLive, useTideScale } from '../charts/tide-context'
import { TideValue } from '../charts/tide-legend'
import { TidePlot } from '../charts/tide-plot'
import { TideRow } from '../charts/tide-row'
import { Figure } from '../ui/figure'
import { BusiestTopics } from './busiest-topics'

/** What the axis shows at least, in records a second. */
const FLOOR = 10
const HEIGHT = 102
const TICKS = 2

interface ThroughputRowProps {
  cluster: string
  overview: Overview
  produced: Line
  consumed: Line
}

/** Records written to the cluster and committed by its groups, and which topics they go to. */
export function ThroughputRow({ cluster, overview, produced, consumed }: ThroughputRowProps) {
  const t = useTranslations('overview')
  const { producedPerSec, consumedPerSec, busiestTopics } = overview
  const live = isLive(useTideScale())
  const [written, committed] = [t('written'), t('committed')]
  const series = useMemo<[Series, Series]>(
    () => [
      { id: 'written', label: written, color: 'chart-1', ...produced, isFilled: true },
      { id: 'committed', label: committed, color: 'chart-2', ...consumed },
    ],
    [produced, consumed, written, committed],
  )
  const scale = useMemo(() => countScale(figuresOf(produced, consumed), FLOOR, TICKS), [produced, consumed])
  return (
    <TideRow
      height={HEIGHT}
      label={
        <>
          <h2>{t('throughput')}</h2>
          <dl className="mt-1 flex flex-wrap gap-x-6 gap-y-1 max-xl:gap-x-4 max-xl:pr-7">
            <Rate series={series[0]} now={live ? producedPerSec : (produced.values.at(-1) ?? null)} />
            <Rate series={series[1]} now={live ? consumedPerSec : (consumed.values.at(-1) ?? null)} />
          </dl>
        </>
      }
      meaning={<BusiestTopics cluster={cluster} topics={busiestTopics} />}
    >
      <TidePlot series={series} scale={scale} format={axisRate} />
    </TideRow>
  )
}

function axisRate(value: number): string {
  return `${formatShort(value)} /s`
}

/** Under the crosshair, or at the end of the axis. */
function Rate({ series, now }: { series: Series; now: number | null }) {
  const t = useTranslations('overview')
  return (
    <div className="flex flex-col-reverse">
      <dt className="flex items-center text-11 text-muted">
        <i aria-hidden="true" className="mr-[5px] h-[3px] w-2.5 rounded-[1px]" style={{ background: strokeOf(series.color) }} />
        {series.label}
      </dt>
      <dd>
        <span className="text-16 font-strong tracking-[-0.01em]">
          <TideValue values={series.values} format={formatPerSecond}>
            {now === null ? <Figure>{null}</Figure> : formatPerSecond(now)}
          </TideValue>
        </span>{' '}
        <span className="text-muted">{t('perSecond')}</span>
      </dd>
    </div>
  )
}
