import 'server-only'
import type { GroupState, TopicLag } from './snapshot'

/** How far a group is behind on one topic; null when it has nothing to do with it. */
export function topicLag(group: GroupState, topic: string): TopicLag | null {
  return group.lag.topics[topicsInOrder(group).findIndex((of) => of.topic === topic)] ?? null
}

/** The topics that the lag of a group is told of, in that order. */
export function topicsInOrder(group: GroupState): readonly { topic: string }[] {
  return group.type === 'share' ? (group.share ?? []) : group.commits
}
