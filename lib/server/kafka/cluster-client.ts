import 'server-only'
import type { GroupType } from '@/lib/domain/groups/group-type'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import type { ClientQuota } from '@/lib/domain/quotas/client-quota'
import type { DelegationToken } from '@/lib/domain/delegation-tokens/delegation-token'
import { AclReader } from './acls'
import { type BrokerAddress, BrokerConnections } from './broker-connections'
import type { BrokerHealth, LinkEvents } from './broker-link'
import type { ClusterConnection } from './cluster-connection'
import type { BrokerFeatures } from '@/lib/domain/quorum/common-features'
import { KafkaError } from './kafka-error'
import { type OffsetsTopicPart, type Waiting, readOffsetsTopic } from './offsets-topic/read-offsets-topic'
import { readFeatures } from './reads/features'
import {
  type AllowedOperations,
  readClusterOperations,
  readDescribableTransactions,
  readGroupOperations,
  readTopicOperations,
} from './reads/authorized-operations'
import { readClientQuotas } from './reads/client-quotas'
import { readDelegationTokens } from './reads/delegation-tokens'
import { type ResourceConfigs, readConfigs } from './reads/configs'
import { readCoordinator } from './reads/coordinator'
import { type CheckedGroupCommits, readGroupCommits } from './reads/group-commits'
import { type GroupDescription, type ListedGroup, describeGroups, readGroups } from './reads/groups'
import { type LogDirState, readLogDirs } from './reads/log-dirs'
import {
  type ClusterMetadata,
  type EligibleLeaders,
  type NamedTopics,
  type QuorumState,
  type RegisteredBroker,
  readEligibleLeaders,
  readMetadata,
  readQuorum,
  readRegisteredBrokers,
  readTopics,
} from './reads/metadata'
import type { GroupCommits } from './messages/offset-fetch'
import type { ListedOffsets, TopicPartitions } from './messages/list-offsets'
import { type ShareGroupOffsets, readCommits, readOffsets, readShareGroupOffsets } from './reads/offsets'
import { type OffsetsAt, readOffsetsAt } from './reads/offsets-at'
import { type RecordAt, type RecordPlace, readRecordsAt } from './reads/records-at'
import { type ScramUser, readScramUsers } from './reads/scram-users'
import { type ListedTransaction, type PartitionProducers, readProducers, readTransactions } from './reads/transactions'
import { keepConnections } from './writes/client-connections'

/** How long a round waits for one broker's share; the broker is then named and its share stays what it was. */
const ROUND_DEADLINE_MS = 4_000
/** Describes run beside the rounds and hold nobody back. */
const DESCRIBE_DEADLINE_MS = 15_000
/** Beyond the patience of its lane: a poll given up sooner would leave the next one to wait behind it. */
const TAIL_DEADLINE_MS = 16_000

/**
 * All that Highwater asks of a cluster. Every method names what it asks and of whom; none waits for a
 * broker it does not need; every failure is a KafkaError with Kafka's own error name.
 */
export interface ClusterClient {
  readonly brokerIds: readonly number[]
  health(broker: number): BrokerHealth | null
  /** Tells the client which brokers there are; metadata() does so by itself for those alive. */
  setBrokers(addresses: readonly BrokerAddress[]): void
  retryNow(broker: number): void
  metadata(): Promise<ClusterMetadata>
  /** Just these topics, fresh. */
  topics(names: readonly string[]): Promise<NamedTopics>
  /** The broker that coordinates this group, fresh; the first such question of a new cluster makes `__consumer_offsets`. */
  coordinator(group: string): Promise<number>
  registeredBrokers(): Promise<RegisteredBroker[]>
  quorum(): Promise<QuorumState>
  /** What this broker says is finalized, and what it could run. */
  features(broker: number): Promise<BrokerFeatures>
  eligibleLeaders(topics: readonly string[]): Promise<EligibleLeaders[]>
  topicConfigs(topics: readonly string[], keys: readonly string[] | null): Promise<ResourceConfigs[]>
  brokerConfigs(broker: number): Promise<ResourceConfigs[]>
  /** The dynamic defaults of all brokers. */
  clusterDefaultConfigs(): Promise<ResourceConfigs>
  groupConfigs(group: string): Promise<ResourceConfigs>
  groups(broker: number): Promise<ListedGroup[]>
  describeGroups(broker: number, type: GroupType, ids: readonly string[]): Promise<GroupDescription[]>
  commits(broker: number, groups: readonly string[]): Promise<GroupCommits[]>
  /** One group's commits with what a write has to know. `requireStable`: UNSTABLE_OFFSET_COMMIT where a transaction holds one back. */
  groupCommits(broker: number, group: string, how: { requireStable: boolean }): Promise<CheckedGroupCommits>
  logEnds(broker: number, topics: readonly TopicPartitions[]): Promise<ListedOffsets[]>
  logStarts(broker: number, topics: readonly TopicPartitions[]): Promise<ListedOffsets[]>
  /** Last stable offsets: where read_committed consumers end. */
  stableEnds(broker: number, topics: readonly TopicPartitions[]): Promise<ListedOffsets[]>
  /** The first record at or after a time (ms) of partitions this broker leads. */
  offsetsAt(broker: number, topics: readonly TopicPartitions[], timestampMs: number): Promise<OffsetsAt[]>
  /** The first record at or after each offset, of partitions this broker leads; no group is involved. */
  recordsAt(broker: number, at: readonly RecordPlace[]): Promise<RecordAt[]>
  /**
   * Waits up to `maxWaitMs` (at most 5 s) for what is new in these partitions of `__consumer_offsets` this broker leads, from each
   * offset on. The lane is for this alone: one call at a time per broker, or the second waits behind the first.
   */
  offsetsTopic(broker: number, topicId: string, from: ReadonlyMap<number, bigint>, how: Waiting): Promise<OffsetsTopicPart[]>
  shareGroupOffsets(broker: number, groups: readonly string[]): Promise<ShareGroupOffsets[]>
  logDirs(broker: number): Promise<LogDirState[]>
  /** Every ACL binding. Needs DESCRIBE on the cluster; SECURITY_DISABLED where there is no authorizer. */
  acls(): Promise<AclBinding[]>
  /** Every client quota that is set. Needs DESCRIBE_CONFIGS on the cluster. */
  quotas(): Promise<ClientQuota[]>
  /** Their SCRAM credentials without the secrets; null: all users that have any. Needs DESCRIBE on the cluster. */
  scramUsers(users: readonly string[] | null): Promise<ScramUser[]>
  /** Every delegation token this client's user may see: its own, and those it may DESCRIBE. Never an HMAC. */
  delegationTokens(): Promise<DelegationToken[]>
  /** Of the partitions this broker leads. */
  producers(broker: number, topic: string, partitions: readonly number[]): Promise<PartitionProducers[]>
  /** Of the transactional ids this broker coordinates. */
  transactions(broker: number): Promise<ListedTransaction[]>
  /** What this client's own user may do with the cluster, with topics, and with groups and transactional ids as one broker says it. */
  clusterOperations(): Promise<AllowedOperations>
  topicOperations(names: readonly string[]): Promise<ReadonlyMap<string, AllowedOperations>>
  groupOperations(broker: number, names: readonly string[]): Promise<ReadonlyMap<string, AllowedOperations>>
  describableTransactions(ids: readonly string[]): Promise<ReadonlyMap<string, boolean>>
  close(): Promise<void>
}

/** A ClusterClient over real connections. Nothing is connected before the first call. */
export function createClusterClient(settings: ClusterConnection, events: LinkEvents): ClusterClient {
  const connections = new BrokerConnections(settings, events)
  const acls = new AclReader(settings)
  const client: ClusterClient = {
    get brokerIds() {
      return connections.brokerIds
    },
    health: (broker) => connections.health(broker),
    setBrokers: (addresses) => connections.setBrokers(addresses),
    retryNow: (broker) => connections.retryNow(broker),
    metadata: async () => {
      try {
        return await connections.sendToAny('rounds', 'Metadata', readMetadata)
      } catch (error) {
        // Nobody that was known answers: perhaps they have all moved.
        if (connections.brokerIds.some((id) => connections.health(id)?.answering)) throw error
        return connections.sendToBootstrap(readMetadata)
      }
    },
    topics: (names) => connections.sendToAny('rounds', 'Metadata', (connection) => readTopics(connection, names)),
    coordinator: (group) =>
      connections.sendToAny('rounds', 'FindCoordinator', (connection, versions) => readCoordinator(connection, versions, group)),
    registeredBrokers: () => connections.sendToAny('rounds', 'DescribeCluster', readRegisteredBrokers),
    quorum: () => connections.sendToAny('forwarded', 'DescribeQuorum', readQuorum),
    features: (broker) => connections.send(broker, 'describes', 'ApiVersions', ROUND_DEADLINE_MS, readFeatures),
    eligibleLeaders: (topics) =>
      connections.sendToAny('describes', 'DescribeTopicPartitions', (connection, versions) =>
        readEligibleLeaders(connection, versions, topics),
      ),
    topicConfigs: (topics, keys) =>
      connections.sendToAny('describes', 'DescribeConfigs', (connection, versions) =>
        readConfigs(connection, versions, 'topic', topics, keys),
      ),
    brokerConfigs: (broker) =>
      connections.send(broker, 'describes', 'DescribeConfigs', DESCRIBE_DEADLINE_MS, (connection, versions) =>
        readConfigs(connection, versions, 'broker', [String(broker)], null),
      ),
    clusterDefaultConfigs: () =>
      connections.sendToAny('describes', 'DescribeConfigs', async (connection, versions) =>
        onlyOne(await readConfigs(connection, versions, 'broker', [''], null)),
      ),
    groupConfigs: (group) =>
      connections.sendToAny('describes', 'DescribeConfigs', async (connection, versions) =>
        onlyOne(await readConfigs(connection, versions, 'group', [group], null)),
      ),
    groups: (broker) => connections.send(broker, 'rounds', 'ListGroups', ROUND_DEADLINE_MS, readGroups),
    describeGroups: (broker, type, ids) =>
      connections.send(broker, 'describes', 'DescribeGroups', DESCRIBE_DEADLINE_MS, (connection, versions) =>
        describeGroups(connection, versions, type, ids),
      ),
    commits: (broker, groups) =>
      connections.send(broker, 'rounds', 'OffsetFetch', ROUND_DEADLINE_MS, (connection, versions) =>
        readCommits(connection, versions, groups),
      ),
    groupCommits: (broker, group, how) =>
      connections.send(broker, 'rounds', 'OffsetFetch', ROUND_DEADLINE_MS, (connection, versions) =>
        readGroupCommits(connection, versions, group, how.requireStable),
      ),
    logEnds: (broker, topics) =>
      connections.send(broker, 'rounds', 'ListOffsets', ROUND_DEADLINE_MS, (connection, versions) =>
        readOffsets(connection, versions, 'latest', topics),
      ),
    logStarts: (broker, topics) =>
      connections.send(broker, 'describes', 'ListOffsets', DESCRIBE_DEADLINE_MS, (connection, versions) =>
        readOffsets(connection, versions, 'earliest', topics),
      ),
    stableEnds: (broker, topics) =>
      connections.send(broker, 'rounds', 'ListOffsets', ROUND_DEADLINE_MS, (connection, versions) =>
        readOffsets(connection, versions, 'stable', topics),
      ),
    offsetsAt: (broker, topics, timestampMs) =>
      connections.send(broker, 'describes', 'ListOffsets', DESCRIBE_DEADLINE_MS, (connection, versions) =>
        readOffsetsAt(connection, versions, topics, timestampMs),
      ),
    recordsAt: (broker, at) =>
      connections.send(broker, 'fetches', 'Fetch', DESCRIBE_DEADLINE_MS, (connection, versions) => readRecordsAt(connection, versions, at)),
    offsetsTopic: (broker, topicId, from, how) =>
      connections.send(broker, 'tails', 'Fetch', TAIL_DEADLINE_MS, (connection, versions) =>
        readOffsetsTopic(connection, versions, topicId, from, how),
      ),
    shareGroupOffsets: (broker, groups) =>
      connections.send(broker, 'shared', 'DescribeShareGroupOffsets', ROUND_DEADLINE_MS, (connection, versions) =>
        readShareGroupOffsets(connection, versions, groups),
      ),
    logDirs: (broker) => connections.send(broker, 'describes', 'DescribeLogDirs', DESCRIBE_DEADLINE_MS, readLogDirs),
    quotas: () => connections.sendToAny('describes', 'DescribeClientQuotas', readClientQuotas),
    acls: () => connections.askAny((broker) => acls.read(broker)),
    scramUsers: (users) =>
      connections.sendToAny('describes', 'DescribeUserScramCredentials', (connection, versions) =>
        readScramUsers(connection, versions, users),
      ),
    delegationTokens: () => connections.sendToAny('describes', 'DescribeDelegationToken', readDelegationTokens),
    producers: (broker, topic, partitions) =>
      connections.send(broker, 'describes', 'DescribeProducers', DESCRIBE_DEADLINE_MS, (connection, versions) =>
        readProducers(connection, versions, topic, partitions),
      ),
    transactions: (broker) => connections.send(broker, 'describes', 'ListTransactions', DESCRIBE_DEADLINE_MS, readTransactions),
    clusterOperations: () => connections.sendToAny('describes', 'DescribeCluster', readClusterOperations),
    topicOperations: (names) => connections.sendToAny('describes', 'Metadata', (connection) => readTopicOperations(connection, names)),
    groupOperations: (broker, names) =>
      connections.send(broker, 'describes', 'DescribeGroups', DESCRIBE_DEADLINE_MS, (connection, versions) =>
        readGroupOperations(connection, versions, names),
      ),
    describableTransactions: (ids) =>
      connections.sendToAny('describes', 'DescribeTransactions', (connection, versions) =>
        readDescribableTransactions(connection, versions, ids),
      ),
    close: async () => {
      await Promise.all([connections.close(), acls.close()])
    },
  }
  keepConnections(client, connections)
  return client
}

function onlyOne(resources: ResourceConfigs[]): ResourceConfigs {
  const [resource] = resources
  if (!resource) throw new KafkaError('UNKNOWN_SERVER_ERROR', 'DescribeConfigs answered without the resource')
  return resource
}
