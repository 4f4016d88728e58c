import 'server-only'
import { partitionLag } from '../../observe/group-lag'
import { type PartitionState, type TopicState, UNKNOWN } from '../../observe/snapshot'
import { memberCount } from '../groups'
import { escapeLabel, type MetricFamily } from './metric-family'
import { type CommittedTopic, committedOffsets, type MetricsTarget } from './metrics-target'

type Family = MetricFamily<MetricsTarget>

/** Kept with kafka_exporter's build: Strimzi's dashboard finds its instances by this name. */
const BUILD = `{branch="",goarch="${process.arch}",goos="${process.platform}",goversion="",revision="",tags="",version="highwater"} 1`

/** What kafka_exporter 1.9.0 tells: its names, help texts, labels and −1 for what is not committed (docs/metrics.md). */
export const KAFKA_EXPORTER_FAMILIES: readonly Family[] = [
  gauge('kafka_broker_info', 'Information about the Kafka Broker.', function* ({ tellsBrokers, snapshot, clusterLabelAmongMany }) {
    if (!tellsBrokers) return
    for (const { id, host, port, status } of snapshot.brokers) {
      if (status === 'up') yield `{address="${escapeLabel(`${host}:${port}`)}",${clusterLabelAmongMany}id="${id}"} 1`
    }
  }),
  gauge('kafka_brokers', 'Number of Brokers in the Kafka Cluster.', function* ({ tellsBrokers, snapshot, clusterLabelAmongMany }) {
    if (!tellsBrokers || !snapshot.complete) return
    yield `${clusterLabelAmongMany === '' ? '' : `{${clusterLabelAmongMany.slice(0, -1)}}`} ${snapshot.brokers.filter(({ status }) => status === 'up').length}`
  }),
  gauge('kafka_consumergroup_current_offset', 'Current Offset of a ConsumerGroup at Topic/Partition', (target) =>
    perCommit(target, (_, _partition, committed) => committed),
  ),
  gauge('kafka_consumergroup_current_offset_sum', 'Current Offset of a ConsumerGroup at Topic for all partitions', (target) =>
    perCommittedTopic(target, (of) => sum(committedOffsets(of, target), (offset) => offset !== UNKNOWN || !target.dropsUncommitted)),
  ),
  gauge('kafka_consumergroup_lag', 'Current Approximate Lag of a ConsumerGroup at Topic/Partition', (target) =>
    perCommit(target, (of, partition, committed) => (committed === UNKNOWN ? UNKNOWN : lagOf(of, partition, committed))),
  ),
  gauge('kafka_consumergroup_lag_sum', 'Current Approximate Lag of a ConsumerGroup at Topic for all partitions', (target) =>
    perCommittedTopic(target, (of) => lagSum(of, target)),
  ),
  gauge('kafka_consumergroup_members', 'Amount of members in a consumer group', function* ({ groups, clusterLabelAmongMany }) {
    for (const group of groups) {
      const members = memberCount(group)
      if (members !== null) yield `{${clusterLabelAmongMany}consumergroup="${escapeLabel(group.id)}"} ${members}`
    }
  }),
  perPartition(
    'kafka_topic_partition_current_offset',
    'Current Offset of a Broker at Topic/Partition',
    ({ logEnd }, { partition, leader }) => (leader === null ? null : known(logEnd[partition])),
  ),
  perPartition('kafka_topic_partition_in_sync_replica', 'Number of In-Sync Replicas for this Topic/Partition', (_, { isr }) => isr.length),
  perPartition('kafka_topic_partition_leader', 'Leader Broker ID of this Topic/Partition', (_, { leader }) => leader),
  perPartition(
    'kafka_topic_partition_leader_is_preferred',
    '1 if Topic/Partition is using the Preferred Broker',
    (_, { leader, replicas }) => (leader !== null && leader === replicas[0] ? 1 : 0),
  ),
  perPartition(
    'kafka_topic_partition_oldest_offset',
    'Oldest Offset of a Broker at Topic/Partition',
    ({ logStart }, { partition, leader }) => (leader === null ? null : known(logStart[partition])),
  ),
  perPartition('kafka_topic_partition_replicas', 'Number of Replicas for this Topic/Partition', (_, { replicas }) => replicas.length),
  perPartition('kafka_topic_partition_under_replicated_partition', '1 if Topic/Partition is under Replicated', (_, { isr, replicas }) =>
    isr.length < replicas.length ? 1 : 0,
  ),
  gauge('kafka_topic_partitions', 'Number of partitions for this Topic', function* ({ topics, clusterLabelAmongMany }) {
    for (const { name, partitions } of topics) yield `{${clusterLabelAmongMany}topic="${escapeLabel(name)}"} ${partitions.length}`
  }),
]

/** Of the exporter, not of a cluster: once for all of them. */
export const KAFKA_EXPORTER_BUILD: MetricFamily<null> = {
  name: 'kafka_exporter_build_info',
  help: "A metric with a constant '1' value labeled by version, revision, branch, goversion from which kafka_exporter was built, and the goos and goarch for the build.",
  type: 'gauge',
  series: () => [BUILD],
}

function gauge(name: string, help: string, series: Family['series']): Family {
  return { name, help, type: 'gauge', series }
}

/** null: not known, and so left out. */
type Value = bigint | number | null

function perPartition(name: string, help: string, valueOf: (topic: TopicState, partition: PartitionState) => Value): Family {
  return gauge(name, help, function* ({ topics, clusterLabelAmongMany }) {
    for (const topic of topics) {
      const label = `topic="${escapeLabel(topic.name)}"`
      for (const state of topic.partitions) {
        const value = valueOf(topic, state)
        if (value !== null) yield `{${clusterLabelAmongMany}partition="${state.partition}",${label}} ${value}`
      }
    }
  })
}

/** As kafka_exporter: one commit on a topic brings all of its partitions. */
function* perCommit(
  target: MetricsTarget,
  valueOf: (of: CommittedTopic, partition: number, committed: bigint) => Value,
): Generator<string> {
  const { committed, clusterLabelAmongMany, dropsUncommitted } = target
  for (const of of committed) {
    const before = `{${clusterLabelAmongMany}consumergroup="${of.groupLabel}",partition="`
    const after = `",topic="${of.topicLabel}"} `
    for (const [partition, offset] of committedOffsets(of, target).entries()) {
      if (offset === UNKNOWN && dropsUncommitted) continue
      const value = valueOf(of, partition, offset)
      if (value !== null) yield `${before}${partition}${after}${value}`
    }
  }
}

function* perCommittedTopic(
  { committed, clusterLabelAmongMany }: MetricsTarget,
  valueOf: (of: CommittedTopic) => Value,
): Generator<string> {
  for (const of of committed) {
    const value = valueOf(of)
    if (value !== null) yield `{${clusterLabelAmongMany}consumergroup="${of.groupLabel}",topic="${of.topicLabel}"} ${value}`
  }
}

function lagOf({ topic, group }: CommittedTopic, partition: number, committed: bigint): bigint | null {
  const { lag, state } = partitionLag(topic, partition, committed, group.commitsAt)
  // Autoscalers sum this: never negative, and a commit beyond the end has nothing to read.
  return state === 'beyond-end' ? 0n : lag
}

function lagSum(of: CommittedTopic, target: MetricsTarget): bigint | null {
  let total: bigint | null = null
  for (const [partition, committed] of committedOffsets(of, target).entries()) {
    const lag = committed === UNKNOWN ? null : lagOf(of, partition, committed)
    if (lag !== null) total = (total ?? 0n) + lag
  }
  return total
}

function sum(offsets: BigInt64Array, isMeant: (offset: bigint) => boolean): bigint {
  return offsets.reduce((total, offset) => (isMeant(offset) ? total + offset : total), 0n)
}

const known = (offset: bigint | undefined): Value => (offset === undefined || offset === UNKNOWN ? null : offset)
