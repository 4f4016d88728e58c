import 'server-only'
import { STATUS_NUMBERS } from '@/lib/domain/lag/burrow/status-numbers'
import { type GroupState, UNKNOWN } from '../../observe/snapshot'
import { evaluateGroupOf } from '../burrow-evaluation'
import { escapeLabel } from './metric-family'
import type { MetricsTarget } from './metrics-target'

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

  /** null: Burrow would not know the group, which has no commits on any topic there is. */
  of(group: GroupState): EvaluatedGroup | null {
    const before = this.#groups.get(group.id)
    if (before !== undefined) return before
    const evaluated = group.commits.length === 0 ? null : this.#evaluate(group)
    this.#groups.set(group.id, evaluated)
    return evaluated
  }

  #evaluate(group: GroupState): EvaluatedGroup | null {
    const { observer, snapshot, nowMs, topicNames } = this.#target
    const { windows, ends, burrow } = observer
    const { partitions, group: whole } = evaluateGroupOf({ snapshot, windows, ends, burrow }, group, nowMs)
    if (partitions.length === 0) return null
    const topics = new Map<string, EvaluatedGroup['topics'][number]>()
    for (const { topic: name, partition, evaluation } of partitions) {
      if (!topicNames.has(name)) continue
      const topic = topics.get(name) ?? this.#place(name)
      topics.set(name, topic)
      const slot = topic.first + partition
      this.status[slot] = STATUS_NUMBERS[evaluation.status]
      this.lag[slot] = evaluation.currentLag
      if (evaluation.complete === 1) this.committed[slot] = evaluation.end?.offset ?? UNKNOWN
    }
    return { label: escapeLabel(group.id), status: STATUS_NUMBERS[whole.status], totalLag: whole.totalLag, topics: [...topics.values()] }
  }

  #place(name: string): EvaluatedGroup['topics'][number] {
    const partitions = this.#target.snapshot.topics.get(name)?.partitions.length ?? 0
    const first = this.#used
    this.#used += partitions
    return { label: escapeLabel(name), first, partitions }
  }
}
