import 'server-only'
import type { MetricFamily } from './metric-family'
import type { MetricsTarget } from './metrics-target'

type Family = MetricFamily<MetricsTarget>

/** What the console tells of its watching of a cluster. */
export const CLUSTER_FAMILIES: readonly Family[] = [
  figure('highwater_commits_behind_seconds', 'How late commits are read from __consumer_offsets; not told while polling.', (target) => {
    const { kind, behindMs } = target.snapshot.commitSource
    return kind === 'tail' ? (behindMs ?? 0) / 1000 : null
  }),
  figure('highwater_commits_per_second', 'Commits read from __consumer_offsets a second; not told while polling.', (target) => {
    return target.snapshot.commitSource.commitsPerSec
  }),
  figure(
    'highwater_commit_gaps_total',
    'Commits that were made and not seen by the tail.',
    ({ snapshot }) => snapshot.commitSource.gaps.count,
    'counter',
  ),
  {
    name: 'highwater_commit_source',
    help: 'Where commit windows come from: tail (of __consumer_offsets) or poll (of each round).',
    type: 'gauge',
    series: ({ clusterLabel, snapshot }) => [`{${clusterLabel}source="${snapshot.commitSource.kind}"} 1`],
  },
  figure('highwater_round_duration_seconds', 'What the last round took.', ({ observer }) => {
    return observer.rounds.last && observer.rounds.last.tookMs / 1000
  }),
  figure('highwater_round_requests', 'Requests to brokers that the last round took.', ({ observer }) => {
    return observer.rounds.last && observer.rounds.last.requests
  }),
  figure('highwater_rounds_failed_total', 'Rounds that no broker answered.', ({ observer }) => observer.rounds.failed, 'counter'),
  figure('highwater_snapshot_age_seconds', 'How old the picture is that these figures are from.', ({ snapshot, nowMs }) => {
    const asOf = snapshot.partsAsOf.get('metadata')
    return asOf === undefined ? null : Math.max(0, (nowMs - asOf) / 1000)
  }),
  figure(
    'highwater_unknown_offset_records_total',
    'Records of __consumer_offsets in a form this console does not know.',
    ({ snapshot }) => [...snapshot.commitSource.unknownRecords.values()].reduce((sum, count) => sum + count, 0),
    'counter',
  ),
]

/** One number a cluster; null: not known, and so left out. */
function figure(name: string, help: string, valueOf: (target: MetricsTarget) => number | null, type: Family['type'] = 'gauge'): Family {
  return {
    name,
    help,
    type,
    series(target) {
      const value = valueOf(target)
      return value === null ? [] : [`{${target.clusterLabel.slice(0, -1)}} ${value}`]
    },
  }
}
