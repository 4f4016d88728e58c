import 'server-only'
import { commitJump } from '@/lib/domain/lag/commit-jump'
import type { Mark } from '../../store/history/mark-store'
import type { GroupState, Snapshot, TopicCommits } from '../snapshot'

/** What happened to the groups from the picture of one round to that of the next. */
export function marksOfRound(before: Snapshot, after: Snapshot): Mark[] {
  const marks: Mark[] = []
  for (const group of after.groups.values()) {
    const was = before.groups.get(group.id)
    if (!was) continue
    const { cluster } = after
    const rebalancedAt = group.rebalances?.lastAt ?? null
    if (was.rebalances && rebalancedAt !== null && rebalancedAt !== was.rebalances.lastAt) {
      const members = group.membership?.members.length
      marks.push({ cluster, group: group.id, at: rebalancedAt, kind: 'rebalance', amount: members === undefined ? null : BigInt(members) })
    }
    const jump = jumpOf(was, group)
    if (jump) marks.push({ cluster, group: group.id, at: after.takenAt, kind: `moved-${jump.direction}`, amount: jump.records })
  }
  return marks
}

/** A group that never has members commits like this all the time; one that has just lost them may have committed on the way out. */
function jumpOf(before: GroupState, after: GroupState) {
  if (before.commits === after.commits || after.protocolType === '') return null
  const hadMembers = before.state !== 'Empty' || after.state !== 'Empty'
  return commitJump(movedCommits(before.commits, after.commits), hadMembers)
}

function* movedCommits(before: readonly TopicCommits[], after: readonly TopicCommits[]): Generator<{ before: bigint; after: bigint }> {
  const byTopic = new Map(before.map((of) => [of.topic, of]))
  for (const { topic, topicId, partitions, offsets } of after) {
    const was = byTopic.get(topic)
    if (!was || was.topicId !== topicId || was.offsets === offsets) continue
    for (let index = 0; index < partitions.length; index += 1) {
      const position = was.partitions[index] === partitions[index] ? index : was.partitions.indexOf(partitions[index] ?? -1)
      const [old, now] = [was.offsets[position], offsets[index]]
      if (old !== undefined && now !== undefined && old !== now) yield { before: old, after: now }
    }
  }
}
