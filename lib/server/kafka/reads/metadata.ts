import 'server-only'
import { type Connection, describeClusterV1, describeQuorumV1, describeQuorumV2, describeTopicPartitionsV0 } from '@platformatic/kafka'
import { type BrokerVersions, negotiate } from '../api-versions'
import { KafkaError, partialAnswer } from '../kafka-error'
import { toKafkaUuid } from '../kafka-uuid'
import { describeClusterV2 } from '../messages/describe-cluster-v2'
import { type AnsweredTopic, METADATA } from '../messages/metadata'
import { kafkaErrorName } from '../error-name'

export interface BrokerMetadata {
  id: number
  host: string
  port: number
  rack: string | null
}

export interface PartitionMetadata {
  partition: number
  /** null: the partition has no leader. */
  leader: number | null
  replicas: readonly number[]
  isr: readonly number[]
  offlineReplicas: readonly number[]
}

export interface TopicMetadata {
  name: string
  /** Kafka's topic id in its own notation (base64url); what identifies a topic, as names are reused. */
  topicId: string
  internal: boolean
  /** By partition number, without gaps. */
  partitions: PartitionMetadata[]
}

export interface ClusterMetadata {
  clusterId: string | null
  /** Brokers that are not fenced. */
  brokers: BrokerMetadata[]
  /** Only meaningful with ZooKeeper: on KRaft a random broker. */
  controllerId: number
  topics: TopicMetadata[]
}

/** Every topic this user may describe. Never creates one. */
export async function readMetadata(connection: Connection): Promise<ClusterMetadata> {
  const { clusterId, brokers, controllerId, topics } = await METADATA.async(connection, null, false, false)
  return {
    clusterId,
    brokers,
    controllerId,
    topics: topics.flatMap((topic) =>
      !topic.name || (topic.error !== 0 && topic.partitions.length === 0) ? [] : [toTopicMetadata(topic.name, topic)],
    ),
  }
}

function toTopicMetadata(name: string, { topicId, internal, partitions }: AnsweredTopic): TopicMetadata {
  return { name, topicId: toKafkaUuid(topicId), internal, partitions: partitions.sort((a, b) => a.partition - b.partition) }
}

/** What the asking user may do with a topic; null where Kafka does not say. */
export interface NamedTopic extends TopicMetadata {
  mayRead: boolean | null
}

export interface NamedTopics {
  topics: NamedTopic[]
  /** UNKNOWN_TOPIC_OR_PARTITION: there is none; TOPIC_AUTHORIZATION_FAILED: this user may not see whether there is. */
  missing: { name: string; error: string }[]
}

/** These topics as one broker knows them now. Never creates one. */
export async function readTopics(connection: Connection, names: readonly string[]): Promise<NamedTopics> {
  const found: NamedTopics = { topics: [], missing: [] }
  const { topics } = await METADATA.async(connection, [...names], false, true)
  for (const topic of topics) {
    const name = topic.name ?? ''
    const error = kafkaErrorName(topic.error)
    if (error !== null && topic.partitions.length === 0) found.missing.push({ name, error })
    else found.topics.push({ ...toTopicMetadata(name, topic), mayRead: mayRead(topic.operations) })
  }
  return found
}

/** A bit for each AclOperation by its number (KIP-430); the lowest int where they were not told. */
const READ_BIT = 1 << 3
const NOT_TOLD = -2_147_483_648

function mayRead(operations: number): boolean | null {
  return operations === NOT_TOLD ? null : (operations & READ_BIT) !== 0
}

export interface RegisteredBroker extends BrokerMetadata {
  /** Registered, but counted as gone by the controller. null where Kafka (before 4.0) does not say. */
  fenced: boolean | null
}

/** The registered brokers, fenced ones included where the cluster can tell. */
export async function readRegisteredBrokers(connection: Connection, versions: BrokerVersions): Promise<RegisteredBroker[]> {
  const api = negotiate(versions, 'DescribeCluster', [describeClusterV2, describeClusterV1.api])
  if (api === describeClusterV2) {
    const { brokers } = await describeClusterV2.async(connection, true)
    return brokers.map(({ brokerId, host, port, rack, isFenced }) => ({ id: brokerId, host, port, rack, fenced: isFenced }))
  }
  const { brokers } = await describeClusterV1.api.async(connection, false, 1)
  return brokers.map(({ brokerId, host, port, rack }) => ({ id: brokerId, host, port, rack: rack ?? null, fenced: null }))
}

export interface QuorumReplica {
  id: number
  /** Where it listens as a controller; null before DescribeQuorum v2, and for observers. */
  host: string | null
  port: number | null
  logEndOffset: bigint
  /** ms; null where the leader does not say (its own, or −1). */
  lastFetchAt: number | null
  lastCaughtUpAt: number | null
}

export interface QuorumState {
  leader: number
  epoch: number
  highWatermark: bigint
  voters: QuorumReplica[]
  observers: QuorumReplica[]
}

/** The metadata quorum as its leader sees it (DescribeQuorum, KIP-595). */
export async function readQuorum(connection: Connection, versions: BrokerVersions): Promise<QuorumState> {
  const api = negotiate(versions, 'DescribeQuorum', [describeQuorumV2.api, describeQuorumV1.api])
  const answer = await api.async(connection, [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }])
  const partition = answer.topics[0]?.partitions[0]
  if (!partition) throw new KafkaError('UNKNOWN_SERVER_ERROR', 'DescribeQuorum answered without the metadata partition')
  const nodes = new Map('nodes' in answer ? answer.nodes.map((node) => [node.nodeId, node.listeners[0]]) : [])
  const replica = (of: {
    replicaId: number
    logEndOffset: bigint
    lastFetchTimestamp: bigint
    lastCaughtUpTimestamp: bigint
  }): QuorumReplica => ({
    id: of.replicaId,
    host: nodes.get(of.replicaId)?.host ?? null,
    port: nodes.get(of.replicaId)?.port ?? null,
    logEndOffset: of.logEndOffset,
    lastFetchAt: of.lastFetchTimestamp < 0n ? null : Number(of.lastFetchTimestamp),
    lastCaughtUpAt: of.lastCaughtUpTimestamp < 0n ? null : Number(of.lastCaughtUpTimestamp),
  })
  return {
    leader: partition.leaderId,
    epoch: partition.leaderEpoch,
    highWatermark: partition.highWatermark,
    voters: partition.currentVoters.map(replica),
    observers: partition.observers.map(replica),
  }
}

export interface EligibleLeaders {
  topic: string
  partition: number
  elr: number[]
  lastKnownElr: number[]
}

/** DescribeTopicPartitions answers at most 2,000 partitions at once; the cursor brings the rest. */
const PARTITIONS_PER_ANSWER = 2_000

/** Eligible leader replicas (KIP-966) of the given topics, which must be sorted: the cursor follows that order. */
export async function readEligibleLeaders(
  connection: Connection,
  versions: BrokerVersions,
  topics: readonly string[],
): Promise<EligibleLeaders[]> {
  const api = negotiate(versions, 'DescribeTopicPartitions', [describeTopicPartitionsV0.api])
  const found: EligibleLeaders[] = []
  let cursor: { topicName: string; partitionIndex: number } | undefined
  do {
    const from = cursor?.topicName
    const names = topics.filter((name) => from === undefined || name >= from).map((name) => ({ name }))
    const answer = await partialAnswer(api.async(connection, names, PARTITIONS_PER_ANSWER, cursor))
    for (const topic of answer.topics) {
      for (const p of topic.partitions) {
        if (!topic.name || p.eligibleLeaderReplicas === null) continue
        found.push({ topic: topic.name, partition: p.partitionIndex, elr: p.eligibleLeaderReplicas, lastKnownElr: p.lastKnownElr ?? [] })
      }
    }
    cursor = answer.nextCursor ?? undefined
  } while (cursor)
  return found
}
