import 'server-only'
import type { z } from 'zod'
import type { GroupHistory, HistoryQuery } from '@/lib/contract/groups'
import { type BucketPoint, bucketPoints } from '@/lib/domain/series/bucket-points'
import { METRICS } from '../observe/lag-history'
import { type ViewContext, asOf, toTime } from './view-context'

/** Lag and rates of a group over the last hour. null: no such group. */
export function getGroupHistory({ observer }: ViewContext, id: string, query: z.infer<typeof HistoryQuery>): GroupHistory | null {
  const { snapshot, history, roundMs } = observer
  if (!snapshot.groups.has(id)) return null
  const times = history.times
  const to = query.to ? Date.parse(query.to) : (times.at(-1) ?? snapshot.takenAt)
  const from = query.from ? Date.parse(query.from) : (times[0] ?? to)
  const topics = history.topicsOf(id).filter((topic) => !query.topic || topic === query.topic)
  const buckets = (values: readonly number[]) => bucketPoints(times, values, { from, to, points: query.points, stepMs: roundMs })
  return {
    from: toTime(from),
    to: toTime(to),
    times: buckets(times.map(() => 0)).map((bucket) => toTime(bucket.at)),
    series: topics.flatMap((topic) =>
      METRICS.map((metric) => ({ topic, metric, points: buckets(history.column(id, topic, metric)).map(toPoint) })),
    ),
    asOf: asOf(snapshot),
  }
}

function toPoint({ at, point }: BucketPoint): [string, number, number, number] | null {
  return point === null ? null : [toTime(at), point.last, point.min, point.max]
}
