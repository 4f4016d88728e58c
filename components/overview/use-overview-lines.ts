import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Overview } from '@/lib/contract/clusters'
import type { Incidents } from '@/lib/contract/incidents'
import type { ClusterHistory } from '@/lib/contract/history'
import { clusterQueries } from '@/lib/client/queries/clusters'
import type { TimeRange } from '@/lib/client/time-range'
import { USUAL_RANGE } from '@/lib/client/time-range'
import { type Line, lineOf, spreadLine } from '../charts/series'
import { timeAxis } from './time-axis'

export interface OverviewLines {
  axis: { from: number; to: number; times: readonly number[]; now: number }
  /** When watching began, where the axis begins after it was to. */
  startedAt: number | null
  produced: Line
  consumed: Line
  /** Lag of each of the worst groups, by its id. */
  groups: ReadonlyMap<string, Line>
  /** What was wrong on the axis and is over. */
  incidents: Incidents
  /** What the history says of itself. */
  history: Pick<ClusterHistory, 'whole' | 'notWritten' | 'asOf'>
  /** Whether the chosen range could be read: the newest answer, an older one of it, or only the hour that is always there. */
  reading: 'well' | 'failing' | 'hour-instead'
  /** Still of another range than the chosen one. */
  isOld: boolean
}

/** The lines of the page over the chosen range. The usual hour comes with the overview itself; for another the history is asked. */
export function useOverviewLines(cluster: string, overview: Overview, asOf: string, range: TimeRange): OverviewLines {
  const isUsual = JSON.stringify(range) === JSON.stringify(USUAL_RANGE)
  const ids = overview.worstGroups.map(({ id }) => id)
  const { data, error, isPlaceholderData } = useQuery({ ...clusterQueries.history(cluster, range, ids), enabled: !isUsual })
  const hour = useMemo(() => hourOf(overview, asOf), [overview, asOf])
  const chosen = useMemo(() => (isUsual || !data ? null : chosenOf(data)), [isUsual, data])
  const reading = isUsual || !error ? 'well' : chosen ? 'failing' : 'hour-instead'
  return { ...(chosen ?? hour), reading, isOld: !isUsual && (!chosen || isPlaceholderData) }
}

type Lines = Omit<OverviewLines, 'isOld' | 'reading'>

function hourOf({ times, produced, consumed, worstGroups, incidents, whole, notWritten }: Overview, asOf: string): Lines {
  const { startedAt, ...axis } = timeAxis(times, asOf)
  return {
    axis: { ...axis, now: axis.to },
    startedAt,
    produced: spreadLine(produced),
    consumed: spreadLine(consumed),
    groups: new Map(worstGroups.map(({ id, history }) => [id, spreadLine(history)])),
    incidents,
    history: { whole, notWritten, asOf },
  }
}

function chosenOf(data: ClusterHistory): Lines {
  const times = data.times.map((time) => Date.parse(time))
  const of = (metric: 'produced' | 'consumed') => lineOf(data.series.find((one) => one.metric === metric)?.points, times)
  return {
    axis: { from: Date.parse(data.from), to: Date.parse(data.to), times, now: Date.parse(data.asOf) },
    startedAt: null,
    produced: of('produced'),
    consumed: of('consumed'),
    groups: new Map(data.groups.map(({ id, points }) => [id, lineOf(points, times)])),
    incidents: data.incidents,
    history: data,
  }
}
