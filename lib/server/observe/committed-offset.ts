import 'server-only'
import type { GroupState, TopicCommits } from './snapshot'

/** What a group has committed for a partition, and since when as the rounds saw it (ms; null: not told). null: nothing. */
export function committedOffset(group: GroupState, topic: string, partition: number): { offset: bigint; sinceMs: number | null } | null {
  const commits = group.commits.find((of) => of.topic === topic)
  const index = commits ? indexOf(commits, partition) : -1
  const offset = commits?.offsets[index]
  return offset === undefined ? null : { offset, sinceMs: group.stoodSince.get(topic)?.[index] ?? null }
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
