import { z } from 'zod'
import { Incidents } from './incidents'
import { Time } from './primitives'

export const HistoryRange = z.object({
  from: Time.optional(),
  to: Time.optional(),
  points: z.coerce.number().int().min(2).max(1000).default(300),
})
const MOST_GROUPS = 20
/** `groups`: whose lag is told too, on the same times. Those that are not there, or not for this actor, are left out. */
export const ClusterHistoryQuery = HistoryRange.extend({ groups: z.array(z.string()).max(MOST_GROUPS).default([]) })
export const GroupHistoryQuery = HistoryRange.extend({
  topic: z.string().optional(),
  /** `total`: what it reads together alone, without the series of each topic. */
  by: z.enum(['topic', 'total']).default('topic'),
})

/** [time, last, min, max] of one time of the axis, or null for a gap. */
export const HistoryPoint = z.tuple([Time, z.number(), z.number(), z.number()]).nullable()

/** [last, min, max] of one time of an axis, or null for a gap. */
export const HistorySpread = z.tuple([z.number(), z.number(), z.number()]).nullable()

/** Why the history has not been written, and since when. Live figures are not affected. */
export const HistoryFailure = z.object({ since: Time, reason: z.enum(['full', 'locked', 'failed']) })
export type HistoryFailure = z.infer<typeof HistoryFailure>

const Axis = z.object({
  from: Time,
  to: Time,
  /** As many as points in each series, so that a gap has a time too; each when what it tells of ends. */
  times: z.array(Time),
  /** How far apart two points of the store are, in seconds; null: as rounds come. */
  stepSeconds: z.number().nullable(),
  /** False: the store could not be read, and only what is in memory is here. */
  whole: z.boolean(),
  notWritten: HistoryFailure.nullable(),
  asOf: Time,
})

/** What happened to a group that a line may be explained by. */
export const HistoryMark = z.object({
  at: Time,
  kind: z.enum(['rebalance', 'moved-back', 'moved-forward', 'change']),
  /** After a rebalance; null: not told. */
  members: z.number().int().nullable(),
  /** How far commits were moved from outside, in records. */
  records: z.string().nullable(),
  change: z.object({ id: z.string(), kind: z.string(), actor: z.string() }).nullable(),
})
export type HistoryMark = z.infer<typeof HistoryMark>

/** Records behind; seconds behind; committed and written records a second. */
const GroupMetric = z.enum(['lag', 'seconds', 'commitRate', 'produceRate'])

export const GroupHistory = Axis.extend({
  series: z.array(z.object({ topic: z.string(), metric: GroupMetric, points: z.array(HistoryPoint) })),
  /** Over all its topics: lags and rates added up, seconds of the one furthest behind. */
  total: z.array(z.object({ metric: GroupMetric, points: z.array(HistoryPoint) })),
  marks: z.array(HistoryMark),
  /** Of what happened before that not all is in `marks`, as there is too much; null: all is. */
  marksSince: Time.nullable(),
  /** Depth of each partition at each of `times`, 0 to 5 (2.75 s, 10 s, 1 min, 5 min, 15 min); null where unknown. The 48 furthest behind, of a day at most. */
  heat: z.array(z.object({ topic: z.string(), partition: z.number().int(), levels: z.array(z.number().int().nullable()) })),
  /** Of how many partitions there is any. */
  heatTotal: z.number().int(),
})
export type GroupHistory = z.infer<typeof GroupHistory>

export const TopicHistory = Axis.extend({
  /** Records written a second; bytes of one copy. */
  series: z.array(z.object({ metric: z.enum(['produceRate', 'sizeBytes']), points: z.array(HistoryPoint) })),
})
export type TopicHistory = z.infer<typeof TopicHistory>

export const ClusterHistory = Axis.extend({
  /** Records a second, written to all topics that are not Kafka's own and committed by all groups. */
  series: z.array(z.object({ metric: z.enum(['produced', 'consumed']), points: z.array(HistoryPoint) })),
  /** Lag in records of the groups that were asked for, over all their topics. */
  groups: z.array(z.object({ id: z.string(), points: z.array(HistoryPoint) })),
  /** What was wrong in this time, and is over. */
  incidents: Incidents,
})
export type ClusterHistory = z.infer<typeof ClusterHistory>
