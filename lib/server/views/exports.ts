import 'server-only'
import type { z } from 'zod'
import type { endpoints } from '@/lib/contract/endpoints'
import { ACL_FIELDS } from '@/lib/domain/access/acl-binding'
import { allAcls } from './acl-list'
import { allBrokers } from './brokers'
import { type CsvCell, csvResponse } from './csv'
import { allGroups, memberCount, topicsOf } from './groups'
import { allPartitions, viewPartition } from './partitions'
import { allTopics, sizeAsOf } from './topics'
import { type ViewContext, toTime, toTimeOrNull } from './view-context'

type Query<Name extends keyof typeof endpoints> = z.infer<NonNullable<(typeof endpoints)[Name]['query']>>

/** One column of an export: its head, and what it says of a row. Sizes are bytes, times ISO 8601 in UTC, unknown is empty. */
type Column<T> = readonly [head: string, cell: (row: T) => CsvCell]

function toCsv<T>({ observer }: ViewContext, list: string, rows: readonly T[], columns: readonly Column<T>[]): Response {
  function* cells() {
    for (const row of rows) yield columns.map(([, cell]) => cell(row))
  }
  const at = toTime(observer.snapshot.takenAt).slice(0, 19).replaceAll(':', '')
  return csvResponse(
    `${observer.cluster}-${list}-${at}Z.csv`,
    columns.map(([head]) => head),
    cells(),
  )
}

export function exportTopics(context: ViewContext, query: Query<'exportTopics'>): Response {
  const rows = allTopics(context, query)
  const { snapshot } = context.observer
  return toCsv(context, 'topics', rows, [
    ['topic', (topic) => topic.name],
    ['health', (topic) => topic.health],
    ['unhealthy_partitions', (topic) => topic.unhealthyPartitions],
    ['internal', (topic) => String(topic.internal)],
    ['partitions', (topic) => topic.partitions.length],
    ['replication_factor', (topic) => topic.replicationFactor],
    ['min_insync_replicas', (topic) => topic.config?.minInsyncReplicas ?? null],
    ['size_bytes_of_one_copy', (topic) => topic.totalBytes],
    ['records_per_second', (topic) => topic.recordsPerSec],
    ['retention_ms', (topic) => topic.config?.retentionMs ?? null],
    ['cleanup_policy', (topic) => topic.config?.cleanupPolicy ?? null],
    ['groups', (topic) => snapshot.readersByTopic.get(topic.name)?.length ?? 0],
    ['furthest_behind', (topic) => snapshot.furthestByTopic.get(topic.name)?.group ?? null],
    ['furthest_behind_lag', (topic) => snapshot.furthestByTopic.get(topic.name)?.lag ?? null],
    ['findings', (topic) => topic.findings.join(' ')],
    ['size_as_of', (topic) => toTimeOrNull(sizeAsOf(topic, snapshot))],
  ])
}

export function exportPartitions(context: ViewContext, query: Query<'exportPartitions'>): Response {
  const { snapshot } = context.observer
  const rows = allPartitions(context, query).map(
    ({ topic, state }) =>
      () =>
        viewPartition(topic, state, snapshot),
  )
  const ids = (brokers: readonly number[] | null) => brokers?.join(' ') ?? null
  type Row = ReturnType<typeof viewPartition>
  const columns: Column<Row>[] = [
    ['topic', (p) => p.topic],
    ['partition', (p) => p.partition],
    ['health', (p) => p.health.join(' ') || 'healthy'],
    ['since', (p) => p.since],
    ['leader', (p) => p.leader],
    ['preferred_leader', (p) => p.preferredLeader],
    ['replicas', (p) => ids(p.replicas)],
    ['isr', (p) => ids(p.isr)],
    ['elr', (p) => ids(p.elr)],
    ['min_insync_replicas', (p) => p.minInsyncReplicas],
    ['missing', (p) => ids(p.missing.map((copy) => copy.broker))],
    ['log_start_offset', (p) => p.logStart],
    ['log_end_offset', (p) => p.logEnd],
    ['size_bytes', (p) => p.sizeBytes],
    ['records_per_second', (p) => p.recordsPerSec],
    ['offsets_as_of', (p) => p.offsetsAsOf],
  ]
  return toCsv(
    context,
    'partitions',
    rows,
    columns.map(([head, cell]): Column<() => Row> => [head, (row) => cell(row())]),
  )
}

export function exportGroups(context: ViewContext, query: Query<'exportGroups'>): Response {
  return toCsv(context, 'groups', allGroups(context, query), [
    ['group', (group) => group.id],
    ['type', (group) => group.type],
    ['state', (group) => group.state],
    ['verdict', (group) => group.lag.verdict],
    ['verdict_because', (group) => group.lag.because],
    ['lag', (group) => group.lag.total],
    ['seconds_behind', (group) => group.lag.secondsBehind],
    ['partitions', (group) => group.lag.partitions],
    ['partitions_with_known_lag', (group) => group.lag.knownPartitions],
    ['members', memberCount],
    ['topics', (group) => topicsOf(group).join(' ')],
    ['coordinator', (group) => group.coordinator],
    ['last_commit_at', (group) => toTimeOrNull(group.lag.lastMovedAt)],
    ['as_of', (group) => toTimeOrNull(group.commitsAt ?? group.shareAt ?? group.listedAt)],
  ])
}

export function exportBrokers(context: ViewContext, query: Query<'exportBrokers'>): Response {
  return toCsv(context, 'brokers', allBrokers(context, query), [
    ['broker', (broker) => broker.id],
    ['status', (broker) => broker.status],
    ['status_since', (broker) => broker.statusSince],
    ['error', (broker) => broker.error?.name ?? null],
    ['host', (broker) => broker.host],
    ['port', (broker) => broker.port],
    ['rack', (broker) => broker.rack],
    ['controller', (broker) => String(broker.controller)],
    ['leaders', (broker) => broker.leaders],
    ['replicas', (broker) => broker.replicas],
    ['out_of_sync', (broker) => broker.outOfSync],
    ['leader_skew_percent', (broker) => broker.leaderSkewPercent],
    ['replica_skew_percent', (broker) => broker.replicaSkewPercent],
    ['disk_skew_percent', (broker) => broker.diskSkewPercent],
    ['log_bytes', (broker) => broker.logBytes],
    ['log_dirs_as_of', (broker) => broker.logDirsAsOf],
  ])
}

/** Heads and words are Kafka's, as an import wants them. */
export function exportAcls(context: ViewContext, query: Query<'exportAcls'>): Response {
  return toCsv(
    context,
    'acls',
    allAcls(context, query),
    ACL_FIELDS.map((field) => [field, (binding) => binding[field]]),
  )
}
