import 'server-only'
import { STATUS_NUMBERS } from '@/lib/domain/lag/burrow/status-numbers'
import { type GroupState, UNKNOWN } from '../../observe/snapshot'
import { evaluateGroupOf } from '../burrow-evaluation'
import { escapeLabel, type MetricFamily } from './metric-family'
import type { MetricsTarget } from './metrics-target'

type Family = MetricFamily<MetricsTarget>

interface Evaluated {
  label: string
  status: number
  totalLag: bigint
  topics: readonly EvaluatedTopic[]
}
/** By partition, and only what is told: whole evaluations of 40,000 partitions would be tens of megabytes an answer. */
interface EvaluatedTopic {
  label: string
  status: Int8Array
  lag: BigInt64Array
  /** The last commit; UNKNOWN unless the window is full. */
  committed: BigInt64Array
}
type Value = bigint | number | undefined | null

/** Each group is evaluated once for an answer, when its first figure is asked for. */
const evaluations = new WeakMap<MetricsTarget, Map<string, Evaluated | null>>()

/** What Burrow 1.9.5 tells (its names and labels; status and offset of a partition only while its window is full). */
export const BURROW_FAMILIES: readonly Family[] = [
  perPartition('consumer_current_offset', 'Last offset a group has committed, where its window is full.', ({ committed }, partition) =>
    known(committed[partition]),
  ),
  perGroup('consumer_lag_total', 'Records a group is behind, over all of its partitions.', ({ totalLag }) => totalLag),
  perPartition('consumer_partition_lag', 'Records a group is behind on a partition.', ({ lag }, partition) => lag[partition]),
  perGroup('consumer_status', 'Status of a group: 1 OK, 2 WARN, 3 ERR.', ({ status }) => status),
  {
    name: 'burrow_kafka_topic_partition_offset',
    help: 'End offset of a partition.',
    type: 'gauge',
    *series({ topics, clusterLabel }) {
      for (const { name, partitions, logEnd } of topics) {
        for (const { partition, leader } of partitions) {
          const end = logEnd[partition] ?? UNKNOWN
          if (leader !== null && end !== UNKNOWN) yield `{${clusterLabel}partition="${partition}",topic="${escapeLabel(name)}"} ${end}`
        }
      }
    },
  },
  perPartition(
    'topic_partition_status',
    'Status of a partition of a group: 1 OK, 2 WARN, 4 STOP, 5 STALL, 6 REWIND; where its window is full.',
    ({ committed, status }, partition) => (known(committed[partition]) === null ? null : status[partition]),
  ),
]

function perGroup(name: string, help: string, valueOf: (group: Evaluated) => bigint | number): Family {
  return {
    name: `burrow_kafka_${name}`,
    help,
    type: 'gauge',
    *series(target) {
      for (const group of target.groups) {
        const evaluated = evaluate(group, target)
        yield evaluated && `{${target.clusterLabel}consumer_group="${evaluated.label}"} ${valueOf(evaluated)}`
      }
    },
  }
}

function perPartition(name: string, help: string, valueOf: (topic: EvaluatedTopic, partition: number) => Value): Family {
  return {
    name: `burrow_kafka_${name}`,
    help,
    type: 'gauge',
    *series(target) {
      for (const group of target.groups) {
        const evaluated = evaluate(group, target)
        yield null
        for (const topic of evaluated?.topics ?? []) {
          const before = `{${target.clusterLabel}consumer_group="${evaluated?.label}",partition="`
          for (let partition = 0; partition < topic.status.length; partition += 1) {
            const value = valueOf(topic, partition) ?? null
            if (value !== null) yield `${before}${partition}",topic="${topic.label}"} ${value}`
          }
        }
      }
    },
  }
}

const known = (offset: bigint | undefined): Value => (offset === undefined || offset === UNKNOWN ? null : offset)

/** null: Burrow would not know the group, which has no commits. */
function evaluate(group: GroupState, target: MetricsTarget): Evaluated | null {
  const known = evaluations.get(target) ?? new Map<string, Evaluated | null>()
  evaluations.set(target, known)
  const before = known.get(group.id)
  if (before !== undefined) return before
  const evaluated = group.commits.length === 0 ? null : evaluateNow(group, target)
  known.set(group.id, evaluated)
  return evaluated
}

function evaluateNow(group: GroupState, { observer, snapshot, nowMs, topicNames }: MetricsTarget): Evaluated | null {
  const { windows, ends, burrow } = observer
  const { partitions, group: whole } = evaluateGroupOf({ snapshot, windows, ends, burrow }, group, nowMs)
  if (whole.status === 'NOTFOUND' || partitions.length === 0) return null
  const told = new Map<string, EvaluatedTopic>()
  for (const { topic: name, partition, evaluation } of partitions) {
    if (!topicNames.has(name)) continue
    const topic = told.get(name) ?? emptyTopic(name, snapshot.topics.get(name)?.partitions.length ?? 0)
    told.set(name, topic)
    topic.status[partition] = STATUS_NUMBERS[evaluation.status]
    topic.lag[partition] = evaluation.currentLag
    if (evaluation.complete === 1) topic.committed[partition] = evaluation.end?.offset ?? UNKNOWN
  }
  return { label: escapeLabel(group.id), status: STATUS_NUMBERS[whole.status], totalLag: whole.totalLag, topics: [...told.values()] }
}

function emptyTopic(name: string, partitions: number): EvaluatedTopic {
  return {
    label: escapeLabel(name),
    status: new Int8Array(partitions),
    lag: new BigInt64Array(partitions),
    committed: new BigInt64Array(partitions).fill(UNKNOWN),
  }
}
