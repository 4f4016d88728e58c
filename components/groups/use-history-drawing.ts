import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import type { GroupHistory } from '@/lib/contract/history'
import { formatCount, formatDuration, formatRate } from '@/lib/client/format'
import { countScale, durationScale } from '@/lib/client/scale'
import { toneOf } from '@/lib/client/status'
import { flagsOf } from '../charts/flags'
import { type Series, figuresOf } from '../charts/series'
import { isLive } from '../charts/tide-context'
import type { TideFigure } from '../charts/tide-table'
import { heatLines } from './history-heat'
import { marksOf } from './history-marks'
import { groupLines } from './history-series'
import { useLevelWords } from './use-level-words'

/** What an axis shows at least, so that noise is not magnified. */
const FLOORS = { seconds: 60, records: 100, rate: 10 } as const
/** The lower chart has room for two lines. */
const RATE_LINES = 2

/** A group's history as it is drawn, made anew only with the answer; null before there is one. */
export function useHistoryDrawing(
  history: GroupHistory | undefined,
  { verdict, services }: Pick<GroupDetail, 'verdict' | 'services'>,
  unit: 'time' | 'records',
) {
  const t = useTranslations('group')
  const level = useLevelWords()
  const target = unit === 'time' ? strictestTarget(services) : null
  return useMemo(() => {
    if (!history) return null
    const lines = groupLines(history)
    const line = unit === 'time' ? lines.seconds : lines.lag
    const format = unit === 'time' ? formatDuration : formatCount
    const [from, to, now] = [Date.parse(history.from), Date.parse(history.to), Date.parse(history.asOf)]
    const live = isLive({ to, now })
    const depth: [Series] = [
      {
        ...line,
        id: 'behind',
        label: unit === 'time' ? t('timeBehind') : t('recordsBehind'),
        // What is so now says nothing of what was.
        color: (live ? toneOf(verdict) : null) ?? 'chart-1',
        isFilled: true,
      },
    ]
    const rates: Series[] = [
      { ...lines.produceRate, id: 'written', label: t('written'), color: 'chart-1' },
      { ...lines.commitRate, id: 'committed', label: t('committed'), color: 'chart-2' },
    ]
    const heat = heatLines(history)
    return {
      axis: { from, to, now, times: lines.times },
      live,
      target: target === null ? null : { value: target, label: t('target', { target: formatDuration(target) }) },
      depth,
      rates,
      heat,
      flags: flagsOf(marksOf(history.marks), { from, to }),
      depthScale: unit === 'time' ? durationScale(figuresOf(line), target ?? FLOORS.seconds) : countScale(figuresOf(line), FLOORS.records),
      rateScale: countScale(figuresOf(...rates), FLOORS.rate, RATE_LINES),
      figures: [
        ...depth.map((one): TideFigure => ({ ...one, format })),
        ...rates.map((one): TideFigure => ({ ...one, format: formatRate })),
      ],
      tableFigures: heat.map(({ id, levels }): TideFigure => ({
        label: t('heat.behind', { partition: id }),
        values: levels,
        format: level,
      })),
    }
  }, [history, verdict, unit, target, t, level])
}

/** Of the boards that a group is on, in seconds. */
function strictestTarget(services: GroupDetail['services']): number | null {
  return services.length === 0 ? null : Math.min(...services.map(({ targetSeconds }) => targetSeconds))
}
