import { z } from 'zod'
import { AclEntry } from './acls'
import { ConfigEntry } from './configs'
import { TOPIC_FINDINGS } from '../domain/health/topic-findings'
import { GroupType, Health, ListQuery, Offset, PartError, Sparkline, Time, VerdictName } from './primitives'

/** What is unsound in a topic itself, whatever the brokers do: no incident, but worth knowing. */
export const TopicFinding = z.enum(TOPIC_FINDINGS)

export const TopicListQuery = ListQuery.extend({
  /** Only topics with a partition in this state, or only healthy ones. */
  health: z.enum([...Health.options, 'healthy']).optional(),
  internal: z.enum(['true', 'false']).optional(),
  /** Bytes of one copy, both ends included. Topics of unknown size match neither. */
  minBytes: z.coerce.number().int().min(0).optional(),
  maxBytes: z.coerce.number().int().min(0).optional(),
  /** `written`: records arrived between the last two rounds; `idle`: none did. Unknown matches neither. */
  activity: z.enum(['written', 'idle']).optional(),
  /** Only topics with this finding. */
  finding: TopicFinding.optional(),
})

export const TopicItem = z.object({
  id: z.string(),
  topicId: z.string(),
  internal: z.boolean(),
  partitions: z.number().int(),
  replicationFactor: z.number().int(),
  /** null while it has not been read. */
  minInsyncReplicas: z.number().int().nullable(),
  /** The worst state of any of its partitions. */
  health: z.enum([...Health.options, 'healthy']),
  unhealthyPartitions: z.number().int(),
  findings: z.array(TopicFinding),
  /** Bytes of one copy (the leaders' logs); null when a leader's size is not known. */
  sizeBytes: z.number().nullable(),
  sizeAsOf: Time.nullable(),
  recordsPerSec: z.number().nullable(),
  history: Sparkline,
  retentionMs: z.string().nullable(),
  cleanupPolicy: z.string().nullable(),
  groups: z.number().int(),
  furthestBehind: z
    .object({ group: z.string(), verdict: VerdictName, lag: Offset.nullable(), secondsBehind: z.number().nullable() })
    .nullable(),
  stale: z.boolean(),
})
export type TopicItem = z.infer<typeof TopicItem>

export const PartitionListQuery = ListQuery.extend({
  health: Health.optional(),
  /** Only partitions with something wrong. */
  unwell: z.enum(['true']).optional(),
  topic: z.string().optional(),
  /** Partitions with a replica on this broker. */
  broker: z.coerce.number().int().optional(),
  /** Partitions whose missing copies are on this broker, or on brokers of this rack. */
  missingOn: z.coerce.number().int().optional(),
  missingOnRack: z.string().max(200).optional(),
})

/** One copy of a partition on one broker's disk, as that broker's DescribeLogDirs says. */
const ReplicaLog = z.object({
  broker: z.number().int(),
  logDir: z.string(),
  sizeBytes: z.number(),
  /** A copy that is being moved here from another log dir of the same broker. */
  isFuture: z.boolean(),
})

export const PartitionItem = z.object({
  /** `topic-partition`, as Kafka's tools write it. */
  id: z.string(),
  topic: z.string(),
  partition: z.number().int(),
  leader: z.number().int().nullable(),
  /** The first replica of the assignment. */
  preferredLeader: z.number().int().nullable(),
  replicas: z.array(z.number().int()),
  isr: z.array(z.number().int()),
  offlineReplicas: z.array(z.number().int()),
  /** Eligible leader replicas (KIP-966); null where not asked for or not supported. */
  elr: z.array(z.number().int()).nullable(),
  lastKnownElr: z.array(z.number().int()).nullable(),
  minInsyncReplicas: z.number().int().nullable(),
  /** All that is wrong, worst first; empty when healthy. */
  health: z.array(Health),
  /** Since when the worst of them holds; null when healthy. */
  since: Time.nullable(),
  sinceAtLeast: z.boolean(),
  logStart: Offset.nullable(),
  logEnd: Offset.nullable(),
  /** When logEnd was read; older than asOf where the leader is away. */
  offsetsAsOf: Time.nullable(),
  sizeBytes: z.number().nullable(),
  /** Records a second written between the last two rounds; null while unknown. */
  recordsPerSec: z.number().nullable(),
  /** Its copies on disk, in replica order; those of brokers whose log dirs were never read are missing. */
  logs: z.array(ReplicaLog),
  /** Replicas outside the ISR, and how many bytes their log is shorter than the leader's; null where either is unknown. */
  missing: z.array(
    z.object({ broker: z.number().int(), rack: z.string().nullable(), bytesBehind: z.number().nullable(), asOf: Time.nullable() }),
  ),
})
export type PartitionItem = z.infer<typeof PartitionItem>

/** Of all partitions that match every filter but the one counted. */
export const PartitionFacets = z.object({
  health: z.record(Health, z.number().int()),
  /** Where the missing copies are, most first. */
  brokers: z.array(z.object({ broker: z.number().int(), rack: z.string().nullable(), count: z.number().int() })),
  racks: z.array(z.object({ rack: z.string().nullable(), count: z.number().int() })),
  topics: z.array(z.object({ topic: z.string(), count: z.number().int() })),
})
export type PartitionFacets = z.infer<typeof PartitionFacets>

export const TopicReader = z.object({
  group: z.string(),
  type: GroupType,
  state: z.string(),
  verdict: VerdictName,
  members: z.number().int().nullable(),
  lag: Offset.nullable(),
  secondsBehind: z.number().nullable(),
  history: Sparkline,
})

export const TopicDetail = z.object({
  topic: TopicItem,
  partitions: z.array(PartitionItem),
  /** Bytes of all its copies on each broker; a broker whose log dirs were never read has null. */
  sizeByBroker: z.array(
    z.object({
      broker: z.number().int(),
      rack: z.string().nullable(),
      replicas: z.number().int(),
      leaders: z.number().int(),
      sizeBytes: z.number().nullable(),
    }),
  ),
  /** Overrides first; null while they have not been read. */
  /** null: not known, or not for who may not read them (`configs:read`). */
  configs: z.array(ConfigEntry).nullable(),
  configsAsOf: Time.nullable(),
  readers: z.array(TopicReader),
  /** Bindings that cover this topic; null where they cannot be read. */
  acls: z.array(AclEntry).nullable(),
  asOf: Time,
  stale: z.boolean(),
  errors: z.array(PartError),
})
export type TopicDetail = z.infer<typeof TopicDetail>
