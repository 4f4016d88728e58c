import 'server-only'
import { evaluateGroup } from '@/lib/domain/lag/burrow/evaluate-group'
import type { PartitionEvaluation } from '@/lib/domain/lag/burrow/evaluate-partition'
import { STATUS_NUMBERS } from '@/lib/domain/lag/burrow/status-numbers'
import { type GroupState, UNKNOWN } from '../../observe/snapshot'
import { evaluatePartitionOf } from '../burrow-evaluation'
import { escapeLabel } from './metric-family'
import type { MetricsTarget } from './metrics-target'

/** After so many partitions others may have their turn. */
const TURN_PARTITIONS = 128

/** What is told of a group: its partitions are those from `first` on, topic by topic. */
export interface EvaluatedGroup {
  label: string
  status: number
  totalLag: bigint
  topics: readonly { label: string; first: number; partitions: number }[]
}

/**
 * Burrow's evaluation of the groups of one answer, each when it is first asked for. Kept of it is only what is told, in one array a
 * figure: whole evaluations of 40,000 partitions would be tens of megabytes an answer.
 */
export class BurrowEvaluations {
  readonly status: Int8Array
  readonly lag: BigInt64Array
  /** The last commit; UNKNOWN unless the window is full. */
  readonly committed: BigInt64Array
  readonly #target: MetricsTarget
  readonly #groups = new Map<string, EvaluatedGroup | null>()
  #used = 0

  constructor(target: MetricsTarget) {
    const slots = target.committed.reduce((sum, { topic }) => sum + topic.partitions.length, 0)
    this.status = new Int8Array(slots)
    this.lag = new BigInt64Array(slots)
    this.committed = new BigInt64Array(slots).fill(UNKNOWN)
    this.#target = target
  }

  /**
   * Of the topics that are told of, for the whole group as well. null: Burrow would not know the group, which has no commits on any
   * of them. What it yields meanwhile lets others have their turn, for a group may be wide.
   */
  *of(group: GroupState): Generator<null, EvaluatedGroup | null> {
    const before = this.#groups.get(group.id)
    if (before !== undefined) return before
    const evaluated = group.commits.length === 0 ? null : yield* this.#evaluate(group)
    this.#groups.set(group.id, evaluated)
    return evaluated
  }

  *#evaluate(group: GroupState): Generator<null, EvaluatedGroup | null> {
    const { observer, snapshot, nowMs, topicNames } = this.#target
    const evaluations: Pick<PartitionEvaluation, 'status' | 'complete' | 'currentLag'>[] = []
    const topics: EvaluatedGroup['topics'][number][] = []
    for (const { topic: name } of group.commits) {
      const topic = topicNames.has(name) ? snapshot.topics.get(name) : undefined
      if (!topic) continue
      const first = this.#used
      this.#used += topic.partitions.length
      topics.push({ label: escapeLabel(name), first, partitions: topic.partitions.length })
      for (const { partition } of topic.partitions) {
        const { status, complete, currentLag, end } = evaluatePartitionOf(observer, group, topic, partition, nowMs)
        const slot = first + partition
        this.status[slot] = STATUS_NUMBERS[status]
        this.lag[slot] = currentLag
        if (complete === 1) this.committed[slot] = end?.offset ?? UNKNOWN
        evaluations.push({ status, complete, currentLag })
        if (evaluations.length % TURN_PARTITIONS === 0) yield null
      }
    }
    if (evaluations.length === 0) return null
    const { status, totalLag } = evaluateGroup(evaluations)
    return { label: escapeLabel(group.id), status: STATUS_NUMBERS[status], totalLag, topics }
  }
}
