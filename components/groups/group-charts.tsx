'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import { formatCount, formatDuration, formatExactWhen } from '@/lib/client/format'
import { groupQueries } from '@/lib/client/queries/groups'
import { useZoom } from '@/lib/client/use-time-range'
import { HistoryNotice } from '../charts/history-notice'
import { Tide } from '../charts/tide'
import { TideHead } from '../charts/tide-head'
import { ProblemState } from '../ui/problem'
import { HEAT_ROW_PX } from '../charts/tide-heat'
import { HeatLegend } from './heat-legend'
import { HistoryDepthRow } from './history-depth-row'
import { MOST_HEAT_ROWS } from './history-heat'
import { HistoryHeatRow } from './history-heat-row'
import { HistoryMarks } from './history-marks'
import { HistoryRatesRow } from './history-rates-row'
import { groupSearch } from './search-params'
import { useHistoryDrawing } from './use-history-drawing'

/** The height of all but the rows of heat, so that what follows keeps its place. */
const CHARTS_PX = 340

/** How far behind, what was written and committed, each partition, and what happened, on one time axis. */
export function GroupCharts({ cluster, group }: { cluster: string; group: GroupDetail }) {
  const t = useTranslations('group')
  const [{ behind }, setSearch] = useQueryStates(groupSearch)
  const { range, ...zoom } = useZoom()
  const { data: history, error, refetch, isPlaceholderData } = useQuery(groupQueries.history(cluster, group.id, range))
  // Time behind needs two commits at least; until then records say more. Decided once: under whoever looks nothing changes its unit.
  const [usual] = useState(() => (group.secondsBehind === null && group.lag !== null ? ('records' as const) : ('time' as const)))
  const unit = behind ?? usual
  const drawn = useHistoryDrawing(history, group, unit)

  if (error && !history) return <ProblemState error={error} onRetry={() => void refetch()} />
  if (!history || !drawn) {
    const heat = Math.min(group.partitions.length, MOST_HEAT_ROWS) * HEAT_ROW_PX
    return <div aria-busy="true" className="border-b border-line" style={{ height: CHARTS_PX + heat }} />
  }
  const format = unit === 'time' ? formatDuration : formatCount
  const behindNow = unit === 'time' ? group.secondsBehind : group.lag === null ? null : Number(group.lag)
  const now = behindNow === null ? null : format(behindNow)
  const last = drawn.depth[0].values.at(-1) ?? null
  const pastSummary = t('chartPast', {
    behind: last === null ? 'none' : format(last),
    at: formatExactWhen(history.to, history.asOf),
  })
  return (
    <>
      <HistoryNotice history={history} isFailing={error !== null} />
      <Tide
        label={t('chartLabel', {
          group: group.id || t('emptyName'),
          from: formatExactWhen(history.from, history.asOf),
          to: formatExactWhen(history.to, history.asOf),
        })}
        summary={drawn.live ? (now === null ? t('chartUnknown') : t('chartSummary', { behind: now })) : pastSummary}
        {...drawn.axis}
        figures={drawn.figures}
        tableFigures={drawn.tableFigures}
        flags={drawn.flags}
        isOld={isPlaceholderData}
        {...zoom}
        legend={
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1 md:pl-(--c1)">
            <HistoryMarks cluster={cluster} flags={drawn.flags} since={history.marksSince} now={drawn.axis.now} />
            {drawn.heat.length > 0 && (
              <span className="ml-auto">
                <HeatLegend />
              </span>
            )}
          </div>
        }
      >
        <TideHead />
        <HistoryDepthRow
          group={group}
          series={drawn.depth}
          scale={drawn.depthScale}
          target={drawn.target}
          flags={drawn.flags}
          now={now}
          format={format}
          unit={unit}
          onUnit={(value) => void setSearch({ behind: value })}
        />
        <HistoryRatesRow series={drawn.rates} scale={drawn.rateScale} />
        <HistoryHeatRow lines={drawn.heat} total={history.heatTotal} />
      </Tide>
    </>
  )
}
