import 'server-only'
import { UNKNOWN } from '../../observe/snapshot'
import { BurrowEvaluations, type EvaluatedGroup } from './burrow-evaluations'
import { escapeLabel, type MetricFamily } from './metric-family'
import type { MetricsTarget } from './metrics-target'

type Family = MetricFamily<MetricsTarget>
/** null: left out. */
type Value = bigint | number | null

/** Each group is evaluated once for an answer, for all of its figures. */
const evaluations = new WeakMap<MetricsTarget, BurrowEvaluations>()

/** What Burrow 1.9.5 tells (its names and labels; status and offset of a partition only while its window is full). */
export const BURROW_FAMILIES: readonly Family[] = [
  perPartition('consumer_current_offset', 'Last offset a group has committed, where its window is full.', ({ committed }, slot) =>
    orNull(committed[slot]),
  ),
  perGroup('consumer_lag_total', 'Records a group is behind, over all of its partitions.', ({ totalLag }) => totalLag),
  perPartition('consumer_partition_lag', 'Records a group is behind on a partition.', ({ lag }, slot) => lag[slot] ?? null),
  perGroup('consumer_status', 'Status of a group: 1 OK, 2 WARN, 3 ERR.', ({ status }) => status),
  {
    name: 'burrow_kafka_topic_partition_offset',
    help: 'End offset of a partition.',
    type: 'gauge',
    *series({ topics, clusterLabel }) {
      for (const { name, partitions, logEnd } of topics) {
        for (const { partition, leader } of partitions) {
          const end = leader === null ? null : orNull(logEnd[partition])
          if (end !== null) yield `{${clusterLabel}partition="${partition}",topic="${escapeLabel(name)}"} ${end}`
        }
      }
    },
  },
  perPartition(
    'topic_partition_status',
    'Status of a partition of a group: 1 OK, 2 WARN, 4 STOP, 5 STALL, 6 REWIND; where its window is full.',
    ({ committed, status }, slot) => (orNull(committed[slot]) === null ? null : (status[slot] ?? null)),
  ),
]

function perGroup(name: string, help: string, valueOf: (group: EvaluatedGroup) => Value): Family {
  return {
    name: `burrow_kafka_${name}`,
    help,
    type: 'gauge',
    *series(target) {
      for (const group of target.groups) {
        const evaluated = yield* evaluationsOf(target).of(group)
        yield evaluated && `{${target.clusterLabel}consumer_group="${evaluated.label}"} ${valueOf(evaluated)}`
      }
    },
  }
}

function perPartition(name: string, help: string, valueOf: (all: BurrowEvaluations, slot: number) => Value): Family {
  return {
    name: `burrow_kafka_${name}`,
    help,
    type: 'gauge',
    *series(target) {
      const all = evaluationsOf(target)
      for (const group of target.groups) {
        const evaluated = yield* all.of(group)
        yield null
        for (const { label, first, partitions } of evaluated?.topics ?? []) {
          const before = `{${target.clusterLabel}consumer_group="${evaluated?.label}",partition="`
          for (let partition = 0; partition < partitions; partition += 1) {
            const value = valueOf(all, first + partition)
            if (value !== null) yield `${before}${partition}",topic="${label}"} ${value}`
          }
        }
      }
    },
  }
}

function evaluationsOf(target: MetricsTarget): BurrowEvaluations {
  const known = evaluations.get(target) ?? new BurrowEvaluations(target)
  evaluations.set(target, known)
  return known
}

const orNull = (offset: bigint | undefined): Value => (offset === undefined || offset === UNKNOWN ? null : offset)
