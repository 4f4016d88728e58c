'use client'

import { useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import { formatCount, formatDuration, formatRate, formatShort, formatShortDuration } from '@/lib/client/format'
import { groupQueries } from '@/lib/client/queries/groups'
import { countScale, durationScale } from '@/lib/client/scale'
import { toneOf } from '@/lib/client/status'
import type { Series } from '../charts/series'
import { Tide } from '../charts/tide'
import { TideLegend, TideValue } from '../charts/tide-legend'
import { TidePlot } from '../charts/tide-plot'
import { TideHead, TideRow } from '../charts/tide-row'
import { Facet } from '../ui/facet'
import { Figure } from '../ui/figure'
import { ProblemState } from '../ui/problem'
import { groupLines } from './history-series'
import { groupSearch } from './search-params'

/** What an axis shows at least, so that noise is not magnified. */
const FLOORS = { seconds: 60, records: 100, rate: 10 } as const
const POINTS = 240
/** The lower chart has room for two lines. */
const RATE_LINES = 2
const PLOT_HEIGHTS = { behind: 168, rates: 76 } as const

/** The last hour on one time axis: how far behind, and what was written and committed. */
export function GroupCharts({ cluster, group }: { cluster: string; group: GroupDetail }) {
  const t = useTranslations('group')
  const [{ behind }, setSearch] = useQueryStates(groupSearch)
  const { data: history, error, refetch } = useQuery(groupQueries.history(cluster, group.id, { points: POINTS }))
  const lines = useMemo(() => history && groupLines(history), [history])
  // Time behind needs two commits at least; until then records say more.
  const isTime = (behind ?? (group.secondsBehind === null && group.lag !== null ? 'records' : 'time')) === 'time'
  const drawn = useMemo(() => {
    if (!lines) return null
    const values = isTime ? lines.seconds : lines.lag
    const depth: Series[] = [
      {
        id: 'behind',
        label: isTime ? t('timeBehind') : t('recordsBehind'),
        color: toneOf(group.verdict) ?? 'chart-1',
        values,
        isFilled: true,
      },
    ]
    const rates: Series[] = [
      { id: 'written', label: t('written'), color: 'chart-1', values: lines.produceRate },
      { id: 'committed', label: t('committed'), color: 'chart-2', values: lines.commitRate },
    ]
    return {
      depth,
      rates,
      values,
      depthScale: isTime ? durationScale(values, FLOORS.seconds) : countScale(values, FLOORS.records),
      rateScale: countScale([...lines.produceRate, ...lines.commitRate], FLOORS.rate, RATE_LINES),
    }
  }, [lines, isTime, group.verdict, t])

  if (error && !history) return <ProblemState error={error} onRetry={() => void refetch()} />
  if (!history || !lines || !drawn) return <div aria-busy="true" className="h-75 border-b border-line" />
  const show = isTime ? formatDuration : formatCount
  const tone = toneOf(group.verdict)
  const now = isTime
    ? group.secondsBehind === null
      ? null
      : formatDuration(group.secondsBehind)
    : group.lag === null
      ? null
      : formatCount(group.lag)
  return (
    <Tide
      label={t('chartLabel', { group: group.id || t('emptyName') })}
      summary={now === null ? t('chartUnknown') : t('chartSummary', { behind: now })}
      from={Date.parse(history.from)}
      to={Date.parse(history.to)}
      times={lines.times}
      figures={[...drawn.depth.map((one) => ({ ...one, format: show })), ...drawn.rates.map((one) => ({ ...one, format: formatRate }))]}
    >
      <TideHead />
      <TideRow
        height={PLOT_HEIGHTS.behind}
        label={
          <>
            <h2>{isTime ? t('timeBehind') : t('recordsBehind')}</h2>
            <p
              className={clsx(
                'mt-1 text-20 font-strong tracking-[-0.01em]',
                tone === 'danger' && 'text-danger',
                tone === 'warn' && 'text-warn',
              )}
            >
              {now === null ? (
                <Figure>{null}</Figure>
              ) : (
                <TideValue values={drawn.values} format={show}>
                  {now}
                </TideValue>
              )}
            </p>
            {isTime && group.lag !== null && <p className="text-11 text-muted">{t('recordsSub', { lag: formatCount(group.lag) })}</p>}
            <div className="mt-2.5">
              <Facet
                label={t('unit')}
                value={isTime ? 'time' : 'records'}
                onChange={(value) => void setSearch({ behind: value })}
                options={[
                  { value: 'time', label: t('unitTime') },
                  { value: 'records', label: t('unitRecords') },
                ]}
              />
            </div>
          </>
        }
      >
        <TidePlot series={drawn.depth} scale={drawn.depthScale} format={isTime ? formatShortDuration : formatShort} />
      </TideRow>
      <TideRow
        height={PLOT_HEIGHTS.rates}
        label={
          <>
            <h2>{t('rates')}</h2>
            <TideLegend series={drawn.rates} format={formatRate} />
          </>
        }
      >
        <TidePlot series={drawn.rates} scale={drawn.rateScale} format={(value) => `${formatShort(value)} /s`} />
      </TideRow>
    </Tide>
  )
}
