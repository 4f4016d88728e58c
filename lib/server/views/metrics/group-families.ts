import 'server-only'
import type { GroupState, TopicLag } from '../../observe/snapshot'
import { topicsInOrder } from '../../observe/topic-lag'
import { groupDrainSeconds } from '../group-drain'
import { escapeLabel, type MetricFamily } from './metric-family'
import type { MetricsTarget } from './metrics-target'

type Family = MetricFamily<MetricsTarget>
/** null: not known, and so left out. */
type Value = bigint | number | null

/** What the console tells of groups, beyond what kafka_exporter does. */
export const GROUP_FAMILIES: readonly Family[] = [
  perGroup(
    'data_loss_at_least_seconds',
    'Retention overtakes the first of its commits not before this.',
    ({ lag }) => lag.dataLoss?.atLeastSeconds ?? null,
  ),
  perGroup(
    'data_loss_at_most_seconds',
    'Retention has overtaken the first of its commits by then, if nothing more is read.',
    ({ lag }) => lag.dataLoss?.atMostSeconds ?? null,
  ),
  perGroup('drain_seconds', 'Until what waits is read, at the rates of the last rounds.', (group, { observer: { history } }) =>
    groupDrainSeconds(group, history),
  ),
  perGroup('held_back', '1 while an open transaction keeps records from it.', ({ lag }) => (lag.heldBack === null ? 0 : 1)),
  perGroup('lag', 'Records behind, over the partitions where that is known.', ({ lag }) => lag.total),
  perGroup('lag_seconds', 'Seconds since the oldest record it has not read was written.', ({ lag }) => lag.secondsBehind),
  perGroup('records_lost', 'Offsets between commits and a log start that has overtaken them.', ({ lag }) => lag.recordsLost),
  perTopic('topic_lag', 'Records behind on a topic, over the partitions where that is known.', ({ lag }) => lag),
  perTopic('topic_lag_seconds', 'Seconds since the oldest record of a topic that it has not read was written.', ({ seconds }) => seconds),
  {
    name: 'highwater_consumergroup_verdict',
    help: "The console's word for how a group is doing.",
    type: 'gauge',
    *series({ groups, clusterLabel }) {
      for (const { id, lag } of groups) yield `{${clusterLabel}consumergroup="${escapeLabel(id)}",verdict="${lag.verdict}"} 1`
    },
  },
]

function perGroup(name: string, help: string, valueOf: (group: GroupState, target: MetricsTarget) => Value): Family {
  return {
    name: `highwater_consumergroup_${name}`,
    help,
    type: 'gauge',
    *series(target) {
      for (const group of target.groups) {
        const value = valueOf(group, target)
        yield value === null ? null : `{${target.clusterLabel}consumergroup="${escapeLabel(group.id)}"} ${value}`
      }
    },
  }
}

function perTopic(name: string, help: string, valueOf: (lag: TopicLag) => Value): Family {
  return {
    name: `highwater_consumergroup_${name}`,
    help,
    type: 'gauge',
    *series({ groups, topicNames, clusterLabel }) {
      for (const group of groups) {
        const before = `{${clusterLabel}consumergroup="${escapeLabel(group.id)}",topic="`
        for (const [index, { topic }] of topicsInOrder(group).entries()) {
          const of = group.lag.topics[index]
          const value = of && topicNames.has(topic) ? valueOf(of) : null
          if (value !== null) yield `${before}${escapeLabel(topic)}"} ${value}`
        }
      }
    },
  }
}
