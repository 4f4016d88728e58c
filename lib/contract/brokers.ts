import { z } from 'zod'
import { PartError, Time } from './primitives'
import { ConfigEntry } from './configs'

export const BrokerStatus = z.enum(['up', 'not-answering', 'fenced'])

/** null bytes: the broker's Kafka is older than 3.3 and does not say, or the dir is offline. */
export const LogDir = z.object({
  path: z.string(),
  error: z.string().nullable(),
  totalBytes: z.number().nullable(),
  usableBytes: z.number().nullable(),
  replicas: z.number().int(),
  replicaBytes: z.number(),
})

export const BrokerItem = z.object({
  id: z.number().int(),
  /** `fenced`: registered, but the controller counts it as gone. */
  status: BrokerStatus,
  /** Since when it has had this status; null while it has had it since observing began. */
  statusSince: Time.nullable(),
  lastAnsweredAt: Time.nullable(),
  /** Why it does not answer: ECONNREFUSED, REQUEST_TIMED_OUT, …; null when it does. */
  error: z.object({ name: z.string(), message: z.string() }).nullable(),
  host: z.string().nullable(),
  port: z.number().int().nullable(),
  rack: z.string().nullable(),
  /** True for the active controller (the leader of the metadata quorum). */
  controller: z.boolean(),
  quorumRole: z.enum(['leader', 'voter', 'observer']).nullable(),
  leaders: z.number().int(),
  preferredLeaders: z.number().int(),
  replicas: z.number().int(),
  /** Replicas on this broker that are not in their partition's ISR. */
  outOfSync: z.number().int(),
  /** Share above (+) or below (−) an even spread over the brokers that are up, in percent; null without brokers. */
  leaderSkewPercent: z.number().nullable(),
  replicaSkewPercent: z.number().nullable(),
  /** Bytes on its log dirs against an even share over the brokers that are up; null where any of theirs is unknown. */
  diskSkewPercent: z.number().nullable(),
  /** Bytes of all its replicas; null while unknown. */
  logBytes: z.number().nullable(),
  logDirs: z.array(LogDir),
  logDirsAsOf: Time.nullable(),
})
export type BrokerItem = z.infer<typeof BrokerItem>

export const BrokerConfigEntry = ConfigEntry.extend({
  /** Other brokers whose value is another one; empty where all agree or none could be asked. */
  others: z.array(z.object({ broker: z.number().int(), value: z.string().nullable() })),
  /** True for what must differ: ids, listeners, racks, directories. */
  perBroker: z.boolean(),
})
export type BrokerConfigEntry = z.infer<typeof BrokerConfigEntry>

export const BrokerDetail = z.object({
  broker: BrokerItem,
  /** Overrides first; null while they have not been read. */
  configs: z.array(BrokerConfigEntry).nullable(),
  configsAsOf: Time.nullable(),
  /** The other brokers whose configs these were compared with; the rest did not answer. */
  comparedWith: z.array(z.number().int()),
  asOf: Time,
  stale: z.boolean(),
  errors: z.array(PartError),
})
export type BrokerDetail = z.infer<typeof BrokerDetail>

const QuorumReplica = z.object({
  id: z.number().int(),
  logEndOffset: z.string(),
  /** Records of the metadata log behind the leader. */
  lag: z.string(),
  lastFetchAt: Time.nullable(),
  lastCaughtUpAt: Time.nullable(),
  /** From DescribeQuorum v2 (Kafka 3.9); null where the cluster does not say. */
  host: z.string().nullable(),
  port: z.number().int().nullable(),
  /** True for a voter that is no broker. */
  controllerOnly: z.boolean(),
})

/** A finalized feature (KIP-584) and what the brokers' binaries could run. Levels are Kafka's numbers. */
export const Feature = z.object({
  name: z.string(),
  /** null: not finalized (level 0). */
  finalized: z.number().int().nullable(),
  /** The lowest of the brokers' highest levels: what may be finalized now; null where no broker says. */
  possible: z.number().int().nullable(),
  /** `4.0`, for metadata.version only. */
  finalizedRelease: z.string().nullable(),
  possibleRelease: z.string().nullable(),
})

/** The KRaft metadata quorum (DescribeQuorum, KIP-595). null: the cluster runs on ZooKeeper, or the user may not DESCRIBE the cluster. */
export const Quorum = z.object({
  quorum: z
    .object({
      leader: z.number().int(),
      epoch: z.number().int(),
      highWatermark: z.string(),
      voters: z.array(QuorumReplica),
      observers: z.array(QuorumReplica),
    })
    .nullable(),
  /** null while no broker has said. */
  features: z.array(Feature).nullable(),
  asOf: Time.nullable(),
  errors: z.array(PartError),
})
export type Quorum = z.infer<typeof Quorum>
