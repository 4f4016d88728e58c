import 'server-only'
import { partitionLag } from './group-lag'
import { type GroupState, type TopicState, UNKNOWN } from './snapshot'

/** How far a group is behind on one topic; null when it is known for none of its partitions. */
export function topicLag(group: GroupState, topic: TopicState): bigint | null {
  const commits = group.commits.find((other) => other.topic === topic.name)
  const lags =
    commits !== undefined
      ? [...commits.partitions].map((partition, index) => partitionLag(topic, partition, commits.offsets[index] ?? UNKNOWN).lag)
      : (group.share?.find((other) => other.topic === topic.name)?.partitions.map((p) => p.lag) ?? [])
  return lags.reduce<bigint | null>((sum, lag) => (lag === null ? sum : (sum ?? 0n) + lag), null)
}
