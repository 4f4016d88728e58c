import 'server-only'
import { type GroupState, type TopicCommits, UNKNOWN } from './snapshot'

/** What a group has committed for a partition; UNKNOWN: nothing, or not known. */
export function committedOffset(group: GroupState, topic: string, partition: number): bigint {
  const commits = group.commits.find((of) => of.topic === topic)
  return commits?.offsets[indexOf(commits, partition)] ?? UNKNOWN
}

/** Commits are in the order of their partitions, and nearly always of all of them. */
function indexOf({ partitions }: TopicCommits, partition: number): number {
  if (partitions[partition] === partition) return partition
  let [low, high] = [0, partitions.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = partitions[middle] ?? partition
    if (at === partition) return middle
    if (at < partition) low = middle + 1
    else high = middle - 1
  }
  return -1
}
