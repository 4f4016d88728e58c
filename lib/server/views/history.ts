import 'server-only'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { z } from 'zod'
import type {
  ClusterHistory,
  ClusterHistoryQuery,
  GroupHistory,
  GroupHistoryQuery,
  HistoryMark,
  HistoryPoint,
  HistoryRange,
  TopicHistory,
} from '@/lib/contract/history'
import { SERIES_METRICS, type SeriesKind } from '@/lib/domain/series/metrics'
import { type AxisPoint, onSharedAxis } from '@/lib/domain/series/shared-axis'
import { CHANGES_LOOKED_THROUGH, type GroupChange } from '../store/changes-of-group'
import type { Mark } from '../store/history/mark-store'
import { MARKS_SHOWN, type ReadPoints } from '../observe/history/history-keeper'
import { groupHeat } from './group-heat'
import { permittedGroups } from './groups'
import { isPermittedTopic } from './partitions'
import { incidentsOn } from './incidents'
import { maySeeName, seesAll } from './seen-by'
import { type ViewContext, asOf, toTime, toTimeOrNull } from './view-context'

/** What a chart shows where nobody says how far back. */
const USUAL_RANGE_MS = 60 * 60_000

type Range = z.infer<typeof HistoryRange>
interface SeriesOf {
  kind: SeriesKind
  name: string
  /** Of a group: null is all that it reads together. */
  topic: string | null
}

/** What is written to and committed in all of it. */
export const WHOLE_CLUSTER: SeriesOf = { kind: 'cluster', name: '', topic: '' }

/** All that a group reads together; its first metric is its lag. */
export function totalOf(group: string): SeriesOf {
  return { kind: 'group', name: group, topic: null }
}

/** Lag and rates of a group over time, by topic and over all of them. null: no such group, or not for this actor. */
export async function getGroupHistory(
  context: ViewContext,
  id: string,
  query: z.infer<typeof GroupHistoryQuery>,
  changesOf: (range: { from: number; to: number }) => Promise<GroupChange[]>,
): Promise<GroupHistory | null> {
  if (!permittedGroups(context).some((group) => group.id === id)) return null
  const { cluster } = context.observer
  const topics = [...context.history.topicsOf(cluster, 'group', id)]
    .filter((topic) => maySeeName(context.actor, cluster, 'topics', topic))
    .toSorted()
  const asked = topics.filter((topic) => topic !== '' && (query.topic === undefined || topic === query.topic))
  const all = asked.length === 0 ? [] : query.topic === undefined ? [null] : asked
  const told = query.by === 'total' ? [] : asked
  const { axis, columns, gaps } = await readAxis(
    context,
    [...told, ...all].map((topic) => ({ kind: 'group', name: id, topic })),
    query,
  )
  const lines = (series: number) =>
    SERIES_METRICS.group.map(({ name }, metric) => ({ metric: name, points: columns[series]?.[metric] ?? [] }))
  const range = { from: Date.parse(axis.from), to: Date.parse(axis.to) }
  const marks = await context.history.marksOf(cluster, id, range)
  const changes = await changesOf(range)
  return {
    ...axis,
    series: told.flatMap((topic, index) => lines(index).map((line) => ({ topic, ...line }))),
    total: all.flatMap((_, index) => lines(told.length + index)),
    marks: toMarks(marks, changes, 2.5 * context.observer.roundMs),
    marksSince: toTimeOrNull(allSince(marks, changes)),
    ...(await groupHeat(context, id, asked, { ...range, times: axis.times.map((time) => Date.parse(time)), gaps })),
  }
}

/** From when on all of both is here, ms; null: there is no more of either. */
function allSince(marks: readonly Mark[], changes: readonly GroupChange[]): number | null {
  const oldest = (of: readonly { at: number }[], full: number) => (of.length < full ? [] : [Math.min(...of.map(({ at }) => at))])
  const begins = [...oldest(marks, MARKS_SHOWN), ...oldest(changes, CHANGES_LOOKED_THROUGH)]
  return begins.length === 0 ? null : Math.max(...begins)
}

/** In the order of time. Where commits were moved by a change of this console (within `nearMs` of it), the change says it all. */
function toMarks(marks: readonly Mark[], changes: readonly GroupChange[], nearMs: number): HistoryMark[] {
  const isOurs = ({ at, kind }: Mark) =>
    kind !== 'rebalance' && changes.some((change) => at >= change.at - nearMs && at <= change.at + nearMs)
  const none = { members: null, records: null, change: null }
  const seen = marks
    .filter((mark) => !isOurs(mark))
    .map(({ at, kind, amount }) =>
      kind === 'rebalance'
        ? { ...none, ms: at, kind, members: amount === null ? null : Number(amount) }
        : { ...none, ms: at, kind, records: amount?.toString() ?? null },
    )
  const made = changes.map(({ at, id, kind, actor }) => ({ ...none, ms: at, kind: 'change' as const, change: { id, kind, actor } }))
  return [...seen, ...made].toSorted((a, b) => a.ms - b.ms).map(({ ms, ...mark }) => ({ at: toTime(ms), ...mark }))
}

/** null: no such topic, or not for this actor. */
export async function getTopicHistory(context: ViewContext, name: string, query: Range): Promise<TopicHistory | null> {
  if (!isPermittedTopic(context, name) || !context.observer.snapshot.topics.has(name)) return null
  const { axis, columns } = await readAxis(context, [{ kind: 'topic', name, topic: '' }], query)
  return { ...axis, series: SERIES_METRICS.topic.map((metric, index) => ({ metric: metric.name, points: columns[0]?.[index] ?? [] })) }
}

/** With the lag of the groups asked for, those left out that are not there or not for this actor. */
export async function getClusterHistory(context: ViewContext, query: z.infer<typeof ClusterHistoryQuery>): Promise<ClusterHistory> {
  const permitted = new Set(permittedGroups(context).map(({ id }) => id))
  const groups = [...new Set(query.groups)].filter((id) => permitted.has(id))
  const { axis, columns } = await readAxis(context, [WHOLE_CLUSTER, ...groups.map(totalOf)], query)
  const [ofCluster, ...lags] = columns
  return {
    ...axis,
    ...(await incidentsOn(axis, context)),
    series: SERIES_METRICS.cluster.map((metric, index) => ({ metric: metric.name, points: ofCluster?.[index] ?? [] })),
    groups: groups.map((id, index) => ({ id, points: lags[index]?.[0] ?? [] })),
  }
}

/** By series, then metric. */
export type Columns = z.infer<typeof HistoryPoint>[][][]

/** What is written in a whole cluster is told to whoever sees all of it. */
const NOT_TOLD: ReadPoints = { points: { times: [], metrics: [] }, stepMs: null, isWhole: true }

/** Series of this cluster on one axis. */
export async function readAxis(
  { actor, observer, history }: ViewContext,
  series: readonly SeriesOf[],
  query: Range,
): Promise<{ axis: Omit<ClusterHistory, 'series' | 'groups' | 'incidents'>; columns: Columns; gaps: ReadonlySet<number> }> {
  const { snapshot, cluster, roundMs } = observer
  const isTold = (kind: SeriesOf['kind']) => kind !== 'cluster' || seesAll(actor, cluster, ['topics', 'groups'])
  const now = snapshot.takenAt
  const to = query.to === undefined ? now : Date.parse(query.to)
  const from = query.from === undefined ? to - USUAL_RANGE_MS : Date.parse(query.from)
  const range = { from, to: to + 1, now, bucketMs: (to - from) / query.points }
  const read: ReadPoints[] = []
  for (const { kind, name, topic } of series) {
    if (!isTold(kind)) read.push(NOT_TOLD)
    else if (topic === null) read.push(await history.readTotal(cluster, name, range))
    else read.push(await history.read({ cluster, kind, name, topic }, range))
    // Unpacking is work: whoever else asks has a turn in between.
    await nextTurn()
  }
  const stepMs = read.find((one) => one.stepMs !== null)?.stepMs ?? null
  const shared = onSharedAxis(
    read.map(({ points }) => points),
    { from, to, points: query.points, spanMs: stepMs, roundMs },
  )
  const times = shared.times.map(toTime)
  const toPoint = (point: AxisPoint, index: number) => point && ([times[index] ?? '', ...point] as [string, number, number, number])
  const { failure } = history
  return {
    axis: {
      from: toTime(from),
      to: toTime(to),
      times,
      stepSeconds: stepMs === null ? null : stepMs / 1000,
      whole: read.every((one) => one.isWhole),
      notWritten: failure && { since: toTime(failure.since), reason: failure.reason },
      asOf: asOf(snapshot),
    },
    columns: shared.series.map((metrics) => metrics.map((points) => points.map(toPoint))),
    gaps: shared.gaps,
  }
}
