import { z } from 'zod'
import { AclEntry } from './acls'
import { BoardService } from './boards'
import { PARTITION_STATUSES } from '../domain/lag/burrow/evaluate-partition'
import { GroupType, ListQuery, Offset, PartError, Sparkline, Time, VerdictName } from './primitives'

export const GroupListQuery = ListQuery.extend({
  type: GroupType.optional(),
  state: z.string().max(30).optional(),
  verdict: VerdictName.optional(),
  topic: z.string().optional(),
})

/** When retention will overtake the first unread record: the range that segments allow, of which one bound at least is known. */
export const DataLoss = z.object({
  by: z.enum(['time', 'size']),
  /** null: not known, which is not 0. */
  atLeastSeconds: z.number().nullable(),
  /** null: not known. */
  atMostSeconds: z.number().nullable(),
})

/** The open transaction that keeps records from a read_committed consumer. */
export const HeldBack = z.object({
  topic: z.string(),
  partition: z.number().int(),
  /** Last stable offset: where it has to wait. */
  stableEnd: Offset,
  /** null: Kafka does not tell this console's user. */
  producerId: Offset.nullable(),
  transactionalId: z.string().nullable(),
  since: Time.nullable(),
})

/** Burrow's status of a partition, with the rule (1 to 9, docs/lag.md) that decided and the numbers it decided on. */
export const BurrowStatus = z.object({
  status: z.enum(PARTITION_STATUSES),
  rule: z.number().int().min(1).max(9),
  figures: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Share of the window that is filled, 0 to 1. */
  complete: z.number(),
})
export type BurrowStatus = z.infer<typeof BurrowStatus>

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
  /** What it decided on, by name. */
  verdictFigures: z.record(z.string(), z.number()),
  /** Records behind over all partitions that have a commit and a known end; null when none has. */
  lag: Offset.nullable(),
  secondsBehind: z.number().nullable(),
  /** Seconds until it has caught up at the present rates; null when it never will or it is not known. */
  drainSeconds: z.number().nullable(),
  dataLoss: DataLoss.nullable(),
  /** Offsets between its commits and the log starts that have passed them. */
  recordsLost: Offset,
  heldBack: HeldBack.nullable(),
  /** Share of partitions whose lag is known: false when the sum leaves some out. */
  complete: z.boolean(),
  partitions: z.number().int(),
  /** Partitions of its topics that no member owns; null where members are not known. */
  unownedPartitions: z.number().int().nullable(),
  lastCommitAt: Time.nullable(),
  /** Where it is stuck: since when nothing was committed on the partition that has stood longest. */
  stuckSince: Time.nullable(),
  /** Topics with commits that none of its members reads any more: their lag counts in `lag`, and in no verdict. */
  unreadTopics: z.array(z.string()),
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
  /** Of a partition with a commit; null otherwise, and for share groups. */
  burrow: BurrowStatus.nullable(),
  /** When the first unread record was written, as it says itself; read of commits that stand still. */
  recordAt: Time.nullable(),
  /** No record lies behind the commit, only transaction markers. */
  onlyMarkers: z.boolean(),
  heldBack: HeldBack.nullable(),
  dataLoss: DataLoss.nullable(),
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
  /** Burrow's status of the whole group; null for share groups. */
  burrow: z.object({ status: z.enum(['OK', 'WARN', 'ERR']), complete: z.number() }).nullable(),
  /** Bindings that cover this group; null where they cannot be read. */
  acls: z.array(AclEntry).nullable(),
  /** The services of boards that it is in. */
  services: z.array(BoardService),
  errors: z.array(PartError),
})
export type GroupDetail = z.infer<typeof GroupDetail>

/** One commit of a partition's window. */
export const WindowCommit = z.object({
  offset: Offset,
  committedAt: Time,
  observedAt: Time,
  /** Behind the end as it was known then; null: it was not. */
  lag: Offset.nullable(),
})

/** One partition of a group, looked at closely: the record at its commit is read for it. */
export const GroupPartitionDetail = z.object({
  partition: GroupPartition,
  /** Recent commits, oldest first. */
  window: z.array(WindowCommit),
  /** How many commits a full window has, and how close together they are kept at least. */
  intervals: z.number().int(),
  minDistanceSeconds: z.number(),
  /** Recent ends of the log, oldest first. */
  ends: z.array(Offset),
  /** The first record at or after the commit; null where there is none, or it could not be read. */
  record: z.object({ offset: Offset, timestamp: Time, secondsAgo: z.number(), readAt: Time }).nullable(),
  /** Seconds behind as the history of the log's ends has it, to be held against the record's own time. */
  estimatedSeconds: z.number().nullable(),
  retentionMs: z.string().nullable(),
  retentionBytes: z.string().nullable(),
  cleanupPolicy: z.string().nullable(),
  /** Offsets that are gone before they were read, and why where that is known; null: none. */
  lost: z
    .object({
      offsets: Offset,
      /** `partly-on-request`: `change` deleted some, and what took the others is not known. */
      by: z.enum(['deleted-on-request', 'partly-on-request', 'retention', 'unknown']),
      change: z.string().nullable(),
    })
    .nullable(),
  asOf: Time,
  errors: z.array(PartError),
})
export type GroupPartitionDetail = z.infer<typeof GroupPartitionDetail>
