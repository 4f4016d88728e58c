'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { GroupDetail } from '@/lib/contract/groups'
import { formatCount, formatExactWhen, formatShort, formatShortDuration } from '@/lib/client/format'
import type { Scale } from '@/lib/client/scale'
import { toneOf } from '@/lib/client/status'
import type { Flag, TideMark } from '../charts/flags'
import type { Series } from '../charts/series'
import { isLive, useTideScale } from '../charts/tide-context'
import { TideFlags } from '../charts/tide-flags'
import { TideValue } from '../charts/tide-legend'
import { TidePlot } from '../charts/tide-plot'
import { TideRow } from '../charts/tide-row'
import { Facet } from '../ui/facet'
import { Figure } from '../ui/figure'

const HEIGHT = 168

interface HistoryDepthRowProps {
  group: GroupDetail
  /** The one line, as one series. */
  series: readonly [Series]
  scale: Scale
  /** How late is too late. */
  target: { value: number; label: string } | null
  flags: readonly Flag<TideMark>[]
  /** As text; null: not known now. */
  now: string | null
  format: (value: number) => string
  unit: 'time' | 'records'
  onUnit: (unit: 'time' | 'records') => void
}

/** How far behind, in time or in records: the one chart the page is about. */
export function HistoryDepthRow({ group, series, scale, target, flags, now, format, unit, onUnit }: HistoryDepthRowProps) {
  const t = useTranslations('group')
  const axis = useTideScale()
  const live = isLive(axis)
  const tone = live ? toneOf(group.verdict) : null
  const last = series[0].values.at(-1) ?? null
  const figure = live ? now : last === null ? null : format(last)
  return (
    <TideRow
      height={HEIGHT}
      label={
        <>
          <h2>{unit === 'time' ? t('timeBehind') : t('recordsBehind')}</h2>
          <p
            className={clsx(
              'mt-1 text-20 font-strong tracking-[-0.01em]',
              tone === 'danger' && 'text-danger',
              tone === 'warn' && 'text-warn',
            )}
          >
            <TideValue values={series[0].values} format={format}>
              {figure ?? <Figure>{null}</Figure>}
            </TideValue>
          </p>
          <p className="text-11 text-muted">
            {live
              ? unit === 'time' && group.lag !== null && t('recordsSub', { lag: formatCount(group.lag) })
              : t('figureAt', { at: formatExactWhen(axis.to, axis.now) })}
          </p>
          <div className="mt-2.5">
            <Facet
              label={t('unit')}
              value={unit}
              onChange={onUnit}
              options={[
                { value: 'time', label: t('unitTime') },
                { value: 'records', label: t('unitRecords') },
              ]}
            />
          </div>
        </>
      }
    >
      <TidePlot series={series} scale={scale} format={unit === 'time' ? formatShortDuration : formatShort} {...(target && { target })} />
      <TideFlags flags={flags} />
    </TideRow>
  )
}
