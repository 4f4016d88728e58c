import 'server-only'
import { type GroupEvaluation, evaluateGroup } from '@/lib/domain/lag/burrow/evaluate-group'
import { type PartitionEvaluation, evaluatePartition } from '@/lib/domain/lag/burrow/evaluate-partition'
import { committedOffset } from '../observe/committed-offset'
import type { Observer } from '../observe/observer'
import { type GroupState, type TopicState, UNKNOWN } from '../observe/snapshot'

/** What of an observer an evaluation needs. */
type Evaluated = Pick<Observer, 'snapshot' | 'windows' | 'ends' | 'burrow'>

export interface EvaluatedPartition {
  topic: string
  partition: number
  evaluation: PartitionEvaluation
}

/** Burrow's status of one partition of a group, at `nowMs`. */
export function evaluatePartitionOf(
  { windows, ends, burrow }: Omit<Evaluated, 'snapshot'>,
  group: GroupState,
  topic: TopicState,
  partition: number,
  nowMs: number,
): PartitionEvaluation {
  const window = windows.window(group, topic.name, partition)
  const committed = window.at(-1)?.offset ?? committedOffset(group, topic.name, partition)?.offset ?? UNKNOWN
  const end = topic.logEnd[partition] ?? UNKNOWN
  return evaluatePartition({
    window,
    intervals: window.length === 0 ? 0 : burrow.intervals,
    brokerEnds: window.length === 0 ? [] : ends.newest(topic.topicId, partition, burrow.intervals),
    // As Burrow has it: what is committed beyond the newest known end is no lag.
    currentLag: committed === UNKNOWN || end === UNKNOWN || end < committed ? 0n : end - committed,
    nowSeconds: Math.floor(nowMs / 1000),
    allowedLag: burrow.allowedLag,
    minimumComplete: burrow.minimumComplete,
  })
}

/** Every partition of the topics a group has commits on, those without a commit included, and what they come to. Topics that are gone are left out. */
export function evaluateGroupOf(
  observer: Evaluated,
  group: GroupState,
  nowMs: number,
): { partitions: EvaluatedPartition[]; group: GroupEvaluation } {
  const partitions = group.commits.flatMap(({ topic: name }) => {
    const topic = observer.snapshot.topics.get(name)
    return (topic?.partitions ?? []).flatMap(({ partition }) =>
      topic ? [{ topic: name, partition, evaluation: evaluatePartitionOf(observer, group, topic, partition, nowMs) }] : [],
    )
  })
  return { partitions, group: evaluateGroup(partitions.map(({ evaluation }) => evaluation)) }
}
