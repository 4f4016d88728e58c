import 'server-only'
import { can, visible } from '@/lib/domain/access/actor'
import { on } from '@/lib/domain/access/on'
import { type GroupState, type Snapshot, type TopicCommits, type TopicState, UNKNOWN } from '../../observe/snapshot'
import type { Watched } from '../seen-by'
import type { ViewContext } from '../view-context'
import { escapeLabel } from './metric-family'

/** A topic of a group's commits, with the labels of both written once. */
export interface CommittedTopic {
  group: GroupState
  topic: TopicState
  commits: TopicCommits
  groupLabel: string
  topicLabel: string
}

/** One cluster as one answer tells of it: a picture that does not change, and what of it is told to whom. */
export interface MetricsTarget {
  observer: Watched
  snapshot: Snapshot
  /** ms */
  nowMs: number
  /** `cluster="id",` for metrics that always have it, and for those that have it only among several. */
  clusterLabel: string
  clusterLabelAmongMany: string
  topics: readonly TopicState[]
  topicNames: ReadonlySet<string>
  groups: readonly GroupState[]
  committed: readonly CommittedTopic[]
  /** As long as the topic with the most partitions. */
  scratch: BigInt64Array
  tellsBrokers: boolean
  dropsUncommitted: boolean
}

/** What of a cluster is wanted. */
export interface Wanted {
  topic: (name: string) => boolean
  group: (name: string) => boolean
  dropsUncommitted: boolean
  isOneOfMany: boolean
}

export function metricsTarget({ actor, observer }: ViewContext, wanted: Wanted): MetricsTarget {
  const { snapshot, cluster } = observer
  const topics = visible(
    actor,
    'topics:read',
    [...snapshot.topics.values()].filter(({ name }) => wanted.topic(name)),
    ({ name }) => ({ cluster, type: 'topic', name }),
  )
  const groups = visible(
    actor,
    'groups:read',
    [...snapshot.groups.values()].filter(({ id }) => wanted.group(id)),
    ({ id }) => ({ cluster, type: 'group', name: id }),
  )
  const clusterLabel = `cluster="${escapeLabel(cluster)}",`
  return {
    observer,
    snapshot,
    nowMs: Date.now(),
    clusterLabel,
    clusterLabelAmongMany: wanted.isOneOfMany ? clusterLabel : '',
    topics,
    topicNames: new Set(topics.map(({ name }) => name)),
    groups,
    committed: committedTopics(groups, new Map(topics.map((topic) => [topic.name, topic]))),
    scratch: new BigInt64Array(topics.reduce((most, { partitions }) => Math.max(most, partitions.length), 0)),
    tellsBrokers: can(actor, 'brokers:read', on.cluster(cluster)),
    dropsUncommitted: wanted.dropsUncommitted,
  }
}

function committedTopics(groups: readonly GroupState[], topics: ReadonlyMap<string, TopicState>): CommittedTopic[] {
  return groups.flatMap((group) => {
    const groupLabel = escapeLabel(group.id)
    return group.commits.flatMap((commits) => {
      const topic = topics.get(commits.topic)
      return topic ? [{ group, topic, commits, groupLabel, topicLabel: escapeLabel(topic.name) }] : []
    })
  })
}

/**
 * Committed offsets by partition, all of them; UNKNOWN, which is −1 as kafka_exporter writes it, where there is none. They are
 * true until it is called again: one array serves all, for thousands of small ones cost more than what is in them.
 */
export function committedOffsets({ topic, commits }: CommittedTopic, { scratch }: MetricsTarget): BigInt64Array {
  const offsets = scratch.subarray(0, topic.partitions.length).fill(UNKNOWN)
  for (const [index, partition] of commits.partitions.entries()) {
    if (partition < offsets.length) offsets[partition] = commits.offsets[index] ?? UNKNOWN
  }
  return offsets
}
