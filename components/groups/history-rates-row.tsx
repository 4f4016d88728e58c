'use client'

import { useTranslations } from 'next-intl'
import { formatRate, formatShort } from '@/lib/client/format'
import type { Scale } from '@/lib/client/scale'
import type { Series } from '../charts/series'
import { TideLegend } from '../charts/tide-legend'
import { TidePlot } from '../charts/tide-plot'
import { TideRow } from '../charts/tide-row'

const HEIGHT = 76

/** What was written to the group's topics and what it committed, in records a second. */
export function HistoryRatesRow({ series, scale }: { series: readonly Series[]; scale: Scale }) {
  const t = useTranslations('group')
  return (
    <TideRow
      height={HEIGHT}
      label={
        <>
          <h2>{t('rates')}</h2>
          <TideLegend series={series} format={formatRate} />
        </>
      }
    >
      <TidePlot series={series} scale={scale} format={axisRate} />
    </TideRow>
  )
}

function axisRate(value: number): string {
  return `${formatShort(value)} /s`
}
