import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Overview } from '@/lib/contract/clusters'
import type { ClusterHistory, GroupHistory } from '@/lib/contract/history'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { groupQueries } from '@/lib/client/queries/groups'
import type { TimeRange } from '@/lib/client/time-range'
import { USUAL_RANGE } from '@/lib/client/time-range'
import { alignLine } from '../charts/align'
import { type Line, lineOf } from '../charts/series'
import { timeAxis } from './time-axis'

export interface OverviewLines {
  axis: { from: number; to: number; times: readonly number[]; now: number }
  /** When watching began, where the axis begins after it was to. */
  startedAt: number | null
  produced: Line
  consumed: Line
  /** Lag of each of the worst groups, by its id. */
  groups: ReadonlyMap<string, Line>
  /** What the history says of itself; null where it was not asked. */
  history: ClusterHistory | null
  /** Still of another range than the chosen one. */
  isOld: boolean
}

/** The lines of the page over the chosen range. The usual hour comes with the overview itself; for another the histories are asked. */
export function useOverviewLines(cluster: string, overview: Overview, asOf: string, range: TimeRange): OverviewLines {
  const isUsual = JSON.stringify(range) === JSON.stringify(USUAL_RANGE)
  const { data, isPlaceholderData } = useQuery({ ...clusterQueries.history(cluster, range), enabled: !isUsual })
  const groups = useQueries({
    queries: isUsual ? [] : overview.worstGroups.map(({ id }) => groupQueries.history(cluster, id, range)),
    combine: (results) => results.map((result) => result.data),
  })
  const hour = useMemo(() => hourOf(overview, asOf), [overview, asOf])
  const chosen = useMemo(() => (isUsual || !data ? null : chosenOf(data, overview, groups)), [isUsual, data, overview, groups])
  return { ...(chosen ?? hour), isOld: !isUsual && (!chosen || isPlaceholderData) }
}

type Lines = Omit<OverviewLines, 'isOld'>

function hourOf({ times, produced, consumed, worstGroups }: Overview, asOf: string): Lines {
  const { startedAt, ...axis } = timeAxis(times, asOf)
  return {
    axis: { ...axis, now: axis.to },
    startedAt,
    produced: { values: produced },
    consumed: { values: consumed },
    groups: new Map(worstGroups.map(({ id, history }) => [id, { values: history }])),
    history: null,
  }
}

function chosenOf(data: ClusterHistory, { worstGroups }: Overview, histories: readonly (GroupHistory | undefined)[]): Lines {
  const times = data.times.map((time) => Date.parse(time))
  const of = (metric: 'produced' | 'consumed') => lineOf(data.series.find((one) => one.metric === metric)?.points, times)
  const ofGroup = (history: GroupHistory | undefined) => {
    const own = history?.times.map((time) => Date.parse(time)) ?? []
    return alignLine(lineOf(history?.total.find(({ metric }) => metric === 'lag')?.points, own), own, times)
  }
  return {
    axis: { from: Date.parse(data.from), to: Date.parse(data.to), times, now: Date.parse(data.asOf) },
    startedAt: null,
    produced: of('produced'),
    consumed: of('consumed'),
    groups: new Map(worstGroups.map(({ id }, index) => [id, ofGroup(histories[index])])),
    history: data,
  }
}
