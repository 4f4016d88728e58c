import { z } from 'zod'
import { AclEntry } from './acls'
import { GroupType, ListQuery, Offset, PartError, Sparkline, Time, VerdictName } from './primitives'

export const GroupListQuery = ListQuery.extend({
  type: GroupType.optional(),
  state: z.string().max(30).optional(),
  verdict: VerdictName.optional(),
  topic: z.string().optional(),
})

export const GroupItem = z.object({
  id: z.string(),
  type: GroupType,
  /** Kafka's word: Stable, Empty, PreparingRebalance, CompletingRebalance, Assigning, Reconciling, NotReady, Dead. */
  state: z.string(),
  /** `consumer`, `connect`, …; empty for groups that only ever committed. */
  protocolType: z.string(),
  coordinator: z.number().int().nullable(),
  /** null while the group has not been described. */
  members: z.number().int().nullable(),
  topics: z.array(z.string()),
  verdict: VerdictName,
  /** Which rule decided. */
  verdictBecause: z.string(),
  /** Records behind over all partitions that have a commit and a known end; null when none has. */
  lag: Offset.nullable(),
  secondsBehind: z.number().nullable(),
  /** Share of partitions whose lag is known: false when the sum leaves some out. */
  complete: z.boolean(),
  partitions: z.number().int(),
  /** Partitions of its topics that no member owns; null where members are not known. */
  unownedPartitions: z.number().int().nullable(),
  lastCommitAt: Time.nullable(),
  history: Sparkline,
  stale: z.boolean(),
  /** When this group's share of the picture was taken. */
  asOf: Time,
  /** Set while its coordinator does not answer or has no leader. */
  unavailableSince: Time.nullable(),
})
export type GroupItem = z.infer<typeof GroupItem>

export const GroupListFacets = z.object({
  verdicts: z.record(VerdictName, z.number().int()),
  types: z.record(GroupType, z.number().int()),
  states: z.record(z.string(), z.number().int()),
})

export const GroupMember = z.object({
  id: z.string(),
  /** group.instance.id of a static member. */
  instanceId: z.string().nullable(),
  clientId: z.string(),
  host: z.string(),
  epoch: z.number().int().nullable(),
  assignments: z.array(z.object({ topic: z.string(), partitions: z.array(z.number().int()) })),
})

/** `ok`, or why the lag is not a plain figure. */
export const GroupPartitionState = z.enum(['ok', 'no-commit', 'leader-away', 'beyond-end', 'before-log-start', 'topic-gone', 'unknown'])

export const GroupPartition = z.object({
  topic: z.string(),
  partition: z.number().int(),
  /** null without a commit, and for share groups. */
  committed: Offset.nullable(),
  /** Share groups only: where the share-partition starts. */
  startOffset: Offset.nullable(),
  logStart: Offset.nullable(),
  logEnd: Offset.nullable(),
  /** For share groups the broker's own figure; null where unknown. */
  lag: Offset.nullable(),
  secondsBehind: z.number().nullable(),
  /** Member id that owns it; null when nobody does, or it is not known. */
  member: z.string().nullable(),
  state: GroupPartitionState,
  leader: z.number().int().nullable(),
  metadata: z.string().nullable(),
  /** When committed and end were read, the older of the two. */
  asOf: Time.nullable(),
  stale: z.boolean(),
})
export type GroupPartition = z.infer<typeof GroupPartition>

/** One group: the fields of its list item at the top level, with members and every partition. */
export const GroupDetail = GroupItem.omit({ members: true, partitions: true }).extend({
  members: z.array(GroupMember).nullable(),
  membersAsOf: Time.nullable(),
  assignor: z.string().nullable(),
  groupEpoch: z.number().int().nullable(),
  /**
   * Rebalances seen since watching of this group began, at most an hour ago: a step of the group epoch (KIP-848), or for
   * classic groups a change of who owns what. `perHour` is null until ten minutes have been watched.
   */
  rebalances: z.object({ count: z.number().int(), since: Time, perHour: z.number().nullable(), lastAt: Time.nullable() }).nullable(),
  partitions: z.array(GroupPartition),
  /** Bindings that cover this group; null where they cannot be read. */
  acls: z.array(AclEntry).nullable(),
  errors: z.array(PartError),
})
export type GroupDetail = z.infer<typeof GroupDetail>

export const HistoryQuery = z.object({
  topic: z.string().optional(),
  from: Time.optional(),
  to: Time.optional(),
  points: z.coerce.number().int().min(2).max(1000).default(300),
})

/** [time, last, min, max] of one bucket, or null for a gap. */
const HistoryPoint = z.tuple([Time, z.number(), z.number(), z.number()]).nullable()

export const GroupHistory = z.object({
  from: Time,
  to: Time,
  /** Start of every bucket; as many as points in each series, so that a gap has a time too. */
  times: z.array(Time),
  series: z.array(
    z.object({
      topic: z.string(),
      partition: z.number().int().optional(),
      /** Records behind; seconds behind; committed and written records a second. */
      metric: z.enum(['lag', 'seconds', 'commitRate', 'produceRate']),
      points: z.array(HistoryPoint),
    }),
  ),
  asOf: Time,
})
export type GroupHistory = z.infer<typeof GroupHistory>
