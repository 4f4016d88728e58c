import 'server-only'
import type { GroupState, TopicState } from './snapshot'

/** What is not told anew would be drawn as if it were: old commits as a lag that grows, old ends as nothing written. It is a gap. */

/** Whether a group's coordinator has told its commits since `before` (ms); what share groups have is read on a clock of its own. */
export function hasToldCommits(group: Pick<GroupState, 'type' | 'refused' | 'commitsAt'>, before: number | null): boolean {
  return group.type === 'share' || (group.refused === null && group.commitsAt !== before)
}

/** Whether any leader has told the end of its log since. */
export function hasToldEnds({ logEndAt }: Pick<TopicState, 'logEndAt'>, before: TopicState['logEndAt'] | null | undefined): boolean {
  return logEndAt !== before
}

/** Records a second written to a topic since; null where not all who lead a part of it have told: a part would be drawn as the whole. */
export function rateToldAnew(topic: TopicState, before: TopicState['logEndAt'] | null | undefined): number | null {
  return hasToldEnds(topic, before) && topic.isRateWhole ? topic.recordsPerSec : null
}

type Topics = ReadonlyMap<string, TopicState>

/** Records a second written since to all topics that are not Kafka's own; null where any leader of any has not told, or none is known. */
export function allToldAnew(topics: Topics, before: Topics): number | null {
  let perSec: number | null = null
  for (const topic of topics.values()) {
    // Nothing is written where nobody leads.
    if (topic.internal || topic.partitions.every(({ leader }) => leader === null)) continue
    const was = before.get(topic.name)?.logEndAt
    if (!topic.isRateWhole || !hasToldEnds(topic, was)) return null
    perSec = topic.recordsPerSec === null ? perSec : (perSec ?? 0) + topic.recordsPerSec
  }
  return perSec
}
