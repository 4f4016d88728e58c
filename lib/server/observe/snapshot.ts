import 'server-only'
import type { LossCountdown } from '@/lib/domain/lag/loss-countdown'
import type { Verdict, VerdictFigures } from '@/lib/domain/lag/verdict'
import type { TopicFinding } from '@/lib/domain/health/topic-findings'
import type { PartitionHealth } from '@/lib/domain/health/partition-health'
import type { Feature } from '@/lib/domain/quorum/common-features'
import type { GroupType } from '@/lib/domain/groups/group-type'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import type { ClientQuota } from '@/lib/domain/quotas/client-quota'
import type { GroupMember } from '../kafka/reads/groups'
import type { LogDirState } from '../kafka/reads/log-dirs'
import type { QuorumState } from '../kafka/reads/metadata'
import type { ScramUser } from '../kafka/reads/scram-users'
import type { CommitSource } from './commit-source'
import type { LogIndex } from './log-index'

/** An offset that is not known. Kafka's own offsets are never negative. */
export const UNKNOWN = -1n

/** The parts of the picture, each taken on its own clock. */
export const PARTS = [
  'metadata',
  'groups',
  'commits',
  'log-ends',
  'log-starts',
  'members',
  'configs',
  'log-dirs',
  'registrations',
  'quorum',
  'features',
  'elr',
  'share-groups',
  'acls',
  'scram-users',
  'quotas',
  'standing',
] as const
/** The parts of the picture, and what is only read while somebody looks. */
export type Part = (typeof PARTS)[number] | 'producers' | 'transactions' | 'delegation-tokens'

/** A share of a part that could not be taken anew. `broker` null: no particular broker. Times in ms. */
export interface ShareError {
  part: Part
  broker: number | null
  since: number
  kafkaError: string
  message: string
}

export interface BrokerState {
  id: number
  /** null: the broker is only known from replica lists. */
  host: string | null
  port: number | null
  rack: string | null
  status: 'up' | 'not-answering' | 'fenced'
  /** When the status began; null: it has been so since observing began. */
  statusSince: number | null
  lastAnsweredAt: number | null
  error: { name: string; message: string } | null
  logDirs: readonly LogDirState[]
  logDirsAsOf: number | null
}

export interface TopicConfig {
  minInsyncReplicas: number | null
  retentionMs: bigint | null
  retentionBytes: bigint | null
  segmentMs: bigint | null
  segmentBytes: bigint | null
  cleanupPolicy: string | null
  /** `remote.storage.enable`; null: a Kafka that has none, or not read. */
  remoteStorage: boolean | null
}

/** Since when, in ms. `atLeast`: it was already so when observing began. */
export interface Since {
  at: number
  atLeast: boolean
}

export interface PartitionState {
  partition: number
  leader: number | null
  replicas: readonly number[]
  isr: readonly number[]
  offlineReplicas: readonly number[]
  elr: readonly number[] | null
  lastKnownElr: readonly number[] | null
  /** All that is wrong, worst first. */
  health: readonly PartitionHealth[]
  since: Since | null
}

/**
 * One topic. The arrays are indexed by partition number: an object per partition and figure would cost
 * too much at 40,000 partitions. UNKNOWN and NaN where nothing is known.
 */
export interface TopicState {
  name: string
  topicId: string
  internal: boolean
  partitions: readonly PartitionState[]
  /** Of its first partition, as Kafka's tools say it. */
  replicationFactor: number
  config: TopicConfig | null
  /** The worst state of any of its partitions. */
  health: PartitionHealth | 'healthy'
  unhealthyPartitions: number
  findings: readonly TopicFinding[]
  logEnd: BigInt64Array
  /** ms per partition; NaN while never read. */
  logEndAt: Float64Array
  logStart: BigInt64Array
  /** Bytes of the leader's log; NaN where unknown. */
  sizeBytes: Float64Array
  /** Bytes of one copy: of all leaders' logs; null when one of them is unknown. */
  totalBytes: number | null
  /** Records a second written since the last round, of the partitions it is known of; null while it is of none. */
  recordsPerSec: number | null
  /** False: a leader did not tell the end of its log anew, so that more was written than `recordsPerSec` says. */
  isRateWhole: boolean
  /** The same by partition; NaN while unknown. */
  partitionRates: Float64Array
}

/** The group that is furthest behind on a topic, in records. */
export interface FurthestBehind {
  group: string
  lag: bigint
}

/** Counts over the whole picture, made once, because every page's frame shows them. */
export interface SnapshotCounts {
  partitions: number
  /** Partitions by the worst that is wrong with them. */
  byHealth: Readonly<Record<PartitionHealth, number>>
  /** Groups whose verdict asks for somebody. */
  groupsNeedingSomeone: number
}

/** Committed offsets of one group on one topic: parallel arrays. */
export interface TopicCommits {
  topic: string
  /** null: no such topic exists now. */
  topicId: string | null
  partitions: Int32Array
  offsets: BigInt64Array
  /** Commit metadata by partition, only where there is any. */
  metadata: ReadonlyMap<number, string> | null
}

export interface ShareOffsets {
  topic: string
  partitions: readonly { partition: number; startOffset: bigint | null; lag: bigint | null }[]
}

/** Rebalances of a group over the last hour, or over what was watched of it. Times in ms. */
export interface Rebalances {
  count: number
  since: number
  /** null: watched for too short a time. */
  perHour: number | null
  lastAt: number | null
}

export interface GroupMembership {
  asOf: number
  /** The listed state it was described in. */
  state: string
  assignor: string | null
  epoch: number | null
  members: readonly GroupMember[]
}

export interface GroupState {
  id: string
  type: GroupType
  state: string
  protocolType: string
  coordinator: number
  /** When its coordinator last listed it. */
  listedAt: number
  commits: readonly TopicCommits[]
  commitsAt: number | null
  /** Since when each commit has been what it is, as the rounds saw it, in ms: by topic, in the order of its commits. */
  stoodSince: ReadonlyMap<string, Float64Array>
  share: readonly ShareOffsets[] | null
  shareAt: number | null
  membership: GroupMembership | null
  /** Error name when Kafka refused its offsets. */
  refused: string | null
  rebalances: Rebalances | null
  /** Error name when Kafka refused to describe its members. */
  membersRefused: string | null
  /** Set while its coordinator does not answer. */
  unavailableSince: number | null
  lag: GroupLag
}

/** An open transaction whose end a read_committed consumer has to wait for. */
export interface HeldBack {
  topic: string
  partition: number
  /** Last stable offset: where it has to wait. */
  stableEnd: bigint
  /** null: not told to this console's user. */
  producerId: bigint | null
  transactionalId: string | null
  /** When the transaction began, in ms; null where that is not known. */
  sinceMs: number | null
}

/** Of one topic of a group. */
export interface TopicLag {
  /** Records behind over the partitions where it is known; null when it is known for none. */
  lag: bigint | null
  /** The worst of its partitions; null when that of one is not known. */
  seconds: number | null
  /** How deep each partition is (depthLevel), in the order of the commits; UNKNOWN_LEVEL where that is not known. null: none lags. */
  levels: Uint8Array | null
}

export interface GroupLag {
  /** In the order of its commits, or of its share. */
  topics: readonly TopicLag[]
  /** Records behind, over the partitions where it is known; null when it is known for none. */
  total: bigint | null
  secondsBehind: number | null
  knownPartitions: number
  partitions: number
  /** Of the total, offsets behind which there is no record: only transaction markers. */
  markersOnly: bigint
  /** Partitions whose commit lies before the log start, and offsets between the two. */
  overtaken: number
  recordsLost: bigint
  /** Partitions whose commit lies beyond the end. */
  beyondEnd: number
  /** When retention will overtake the first of its commits; null: nothing to lose, or no limit. Not known: both of its bounds are null. */
  dataLoss: LossCountdown | null
  /** Since when nothing has been committed, where it is stuck: of the partition that has stood longest; ms. */
  stuckSince: number | null
  /** Topics with commits that none of its members reads any more: they count for none of the verdicts. */
  unread: readonly string[]
  /** The open transaction that holds it back longest, where one does. */
  heldBack: HeldBack | null
  verdict: Verdict
  because: string
  figures: VerdictFigures
  /** When a commit last moved; null: not since observing began. */
  lastMovedAt: number | null
}

export type FindingKind =
  | 'broker-down'
  | 'partitions-offline'
  | 'under-min-isr'
  | 'at-min-isr'
  | 'under-replicated'
  | 'group-losing-data'
  | 'group-stuck'
  | 'group-held-back'
  | 'group-falling-behind'
  | 'coordinator-unavailable'
  | TopicFinding
  | 'commit-beyond-end'
  | 'group-without-members'
  | 'log-dir-offline'

/** One thing that is wrong, with its figures; the words are the reader's business. */
export interface Finding {
  id: string
  kind: FindingKind
  severity: 'danger' | 'warn' | 'note'
  since: Since
  subject: string
  rack: string | null
  count: number
  figures: Record<string, string | number>
  topics: readonly string[]
  groups: readonly string[]
}

/** One complete picture of a cluster. Immutable: the next one replaces it. */
export interface Snapshot {
  cluster: string
  kafkaClusterId: string | null
  /** ms */
  takenAt: number
  /** False only while no metadata has ever been read. */
  complete: boolean
  features: readonly Feature[]
  brokers: readonly BrokerState[]
  controller: number | null
  quorum: QuorumState | null
  /** Every ACL binding; null while they have not been read, or may not be. */
  acls: readonly AclBinding[] | null
  /** Who has which SCRAM credential, by name; null while they have not been read, or may not be. */
  scramUsers: readonly ScramUser[] | null
  /** Every client quota that is set; null while they have not been read, or may not be. */
  quotas: readonly ClientQuota[] | null
  /** Where commit windows come from, now. */
  commitSource: CommitSource
  topics: ReadonlyMap<string, TopicState>
  groups: ReadonlyMap<string, GroupState>
  /** Group ids by topic, built once. */
  readersByTopic: ReadonlyMap<string, readonly string[]>
  furthestByTopic: ReadonlyMap<string, FurthestBehind>
  /** By broker, for those whose log dirs were read. */
  logs: ReadonlyMap<number, LogIndex>
  counts: SnapshotCounts
  findings: readonly Finding[]
  partsAsOf: ReadonlyMap<Part, number>
  errors: readonly ShareError[]
}
