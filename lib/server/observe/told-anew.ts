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

/** Records a second written to a topic since; null where nobody has told, or not all who lead a part of it: a part would be drawn as the whole. */
export function rateToldAnew(topic: TopicState, before: TopicState['logEndAt'] | null | undefined): number | null {
  return hasToldEnds(topic, before) && topic.isRateWhole ? topic.recordsPerSec : null
}
