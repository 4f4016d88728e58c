import { z } from 'zod'
import { AclEntry } from './acls'
import { ConfigEntry } from './configs'
import { GroupType, Health, ListQuery, Offset, PartError, Sparkline, Time, VerdictName } from './primitives'

export const TopicListQuery = ListQuery.extend({
  /** Only topics with a partition in this state, or only healthy ones. */
  health: z.enum([...Health.options, 'healthy']).optional(),
  internal: z.enum(['true', 'false']).optional(),
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
  topic: z.string().optional(),
  broker: z.coerce.number().int().optional(),
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
})
export type PartitionItem = z.infer<typeof PartitionItem>

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
  /** Overrides first; null while they have not been read. */
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
