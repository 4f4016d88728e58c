import 'server-only'
import type { z } from 'zod'
import type { ClusterItem, ClusterPulse, CommitSourceState, Finding } from '@/lib/contract/clusters'
import type { endpoints } from '@/lib/contract/endpoints'
import type { ListQuery } from '@/lib/contract/primitives'
import { visible } from '@/lib/domain/access/actor'
import { PARTITION_HEALTH } from '@/lib/domain/health/partition-health'
import { VERDICTS, type Verdict } from '@/lib/domain/lag/verdict'
import { releaseOf } from '@/lib/domain/quorum/metadata-version'
import type { CommitSource } from '../observe/commit-source'
import { type GroupState, PARTS, type Snapshot } from '../observe/snapshot'
import { viewFindings } from './findings'
import { cutPage, facetsOf, matching } from './list-page'
import { type ViewContext, toPartError, toTime, toTimeOrNull } from './view-context'

export function clusterStatus(
  snapshot: Snapshot,
  findings: readonly Pick<Finding, 'severity'>[] = snapshot.findings,
): ClusterItem['status'] {
  const isReachable = snapshot.brokers.some((broker) => broker.status === 'up')
  if (!snapshot.complete) return snapshot.errors.length > 0 ? 'unreachable' : 'connecting'
  if (!isReachable) return 'unreachable'
  return findings.some(isIncident) ? 'problems' : 'healthy'
}

function isIncident({ severity }: Pick<Finding, 'severity'>): boolean {
  return severity !== 'note'
}

function toItem(context: ViewContext): ClusterItem {
  const { observer, name } = context
  const { snapshot } = observer
  const findings = viewFindings(context)
  const known = <T>(value: T) => (snapshot.complete ? value : null)
  return {
    id: observer.cluster,
    name,
    status: clusterStatus(snapshot, findings),
    asOf: toTimeOrNull(snapshot.partsAsOf.get('metadata') ?? null),
    brokers: known(snapshot.brokers.length),
    brokersUp: known(snapshot.brokers.filter((broker) => broker.status === 'up').length),
    topics: known(snapshot.topics.size),
    partitions: known(snapshot.counts.partitions),
    groups: groupsKnown(snapshot, snapshot.groups.size),
    problems: known(findings.filter(isIncident).length),
    kafkaVersion: kafkaVersion(snapshot),
    error: unreachable(snapshot),
    findings: known(facetsOf(findings, ['danger', 'warn', 'note'], (finding) => [finding.severity])),
    worst: findings.find(isIncident) ?? null,
    worstGroup: groupsKnown(snapshot, worstGroup(snapshot)),
  }
}

/** Groups are asked for after the metadata: until a broker has told its own, none is not zero. */
function groupsKnown<T>(snapshot: Snapshot, value: T): T | null {
  return snapshot.partsAsOf.has('groups') ? value : null
}

/** Why nobody answers: the error of the last try, or of the broker that fell silent last. */
function unreachable(snapshot: Snapshot): ClusterItem['error'] {
  if (clusterStatus(snapshot) !== 'unreachable') return null
  const error = snapshot.errors.find((other) => other.part === 'metadata')
  if (error) return { name: error.kafkaError, message: error.message }
  return snapshot.brokers.find((broker) => broker.error !== null)?.error ?? null
}

/** Who most needs somebody: by verdict, then by lag. */
function worstGroup({ groups }: Snapshot): ClusterItem['worstGroup'] {
  let worst: GroupState | null = null
  for (const group of groups.values()) if (isWorse(group, worst)) worst = group
  if (worst === null) return null
  const { verdict, total, secondsBehind } = worst.lag
  return { id: worst.id, verdict, lag: total?.toString() ?? null, secondsBehind }
}

const CALM: ReadonlySet<Verdict> = new Set(['caught-up', 'inactive'])

function isWorse({ lag }: GroupState, than: GroupState | null): boolean {
  if (CALM.has(lag.verdict)) return false
  if (than === null) return true
  const rank = VERDICTS.indexOf(lag.verdict) - VERDICTS.indexOf(than.lag.verdict)
  return rank < 0 || (rank === 0 && (lag.total ?? -1n) > (than.lag.total ?? -1n))
}

/** The clusters an actor may see; freshness is each cluster's own, so the list as a whole is as of now. */
export function listClusters(
  contexts: readonly ViewContext[],
  query: ListQuery,
): z.infer<NonNullable<typeof endpoints.listClusters.response>> {
  const has = matching(query.q)
  const items = contexts
    .filter(
      ({ actor, observer }) =>
        visible(actor, 'clusters:read', [observer], () => ({ cluster: observer.cluster, type: 'cluster', name: observer.cluster })).length >
        0,
    )
    .map(toItem)
    .filter((item) => has(item.id) || has(item.name))
  return {
    ...cutPage(items, query, { id: (item) => item.id, name: (item) => item.name, problems: (item) => item.problems }, 'id'),
    asOf: toTime(Date.now()),
    stale: items.some((item) => item.status === 'unreachable' || item.status === 'connecting'),
    errors: [],
  }
}

/** Partitions that somebody should look at: another leader than the preferred one is no harm. */
function unwell({ counts }: Snapshot): number {
  return PARTITION_HEALTH.reduce((sum, word) => sum + (word === 'not-preferred' ? 0 : counts.byHealth[word]), 0)
}

export function getPulse(context: ViewContext, findings = viewFindings(context)): ClusterPulse {
  const { observer, name, readOnly = false } = context
  const { snapshot } = observer
  const known = <T>(value: T) => (snapshot.complete ? value : null)
  return {
    id: observer.cluster,
    name,
    readOnly,
    status: clusterStatus(snapshot, findings),
    asOf: toTimeOrNull(snapshot.partsAsOf.get('metadata') ?? null),
    roundMs: observer.roundMs,
    kafkaVersion: kafkaVersion(snapshot),
    commits: known(viewCommitSource(snapshot.commitSource)),
    brokers: snapshot.brokers.map(({ id, status, statusSince, lastAnsweredAt }) => ({
      id,
      status,
      since: toTimeOrNull(statusSince),
      lastAnsweredAt: toTimeOrNull(lastAnsweredAt),
    })),
    parts: PARTS.map((part) => ({
      part,
      asOf: toTimeOrNull(snapshot.partsAsOf.get(part) ?? null),
      errors: snapshot.errors.filter((error) => error.part === part).map(toPartError),
    })),
    counts: {
      groups: groupsKnown(snapshot, snapshot.groups.size),
      groupsNeedingSomeone: groupsKnown(snapshot, snapshot.counts.groupsNeedingSomeone),
      topics: known(snapshot.topics.size),
      brokers: known(snapshot.brokers.length),
      brokersDown: known(snapshot.brokers.filter((broker) => broker.status !== 'up').length),
      partitions: known(snapshot.counts.partitions),
      partitionsUnwell: known(unwell(snapshot)),
    },
    errors: snapshot.errors.map(toPartError),
  }
}

function viewCommitSource({ kind, wish, since, reason, commitsPerSec, behindMs, unknownRecords, gaps }: CommitSource): CommitSourceState {
  const { code, ...of } = reason
  return {
    source: kind,
    configured: wish,
    since: toTime(since),
    because: code,
    kafkaError: 'kafkaError' in of ? of.kafkaError : null,
    figures: Object.fromEntries(Object.entries(of).filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
    commitsPerSec,
    behindMs,
    unknownRecords: Object.fromEntries(unknownRecords),
    gaps: { count: gaps.count, lastAt: toTimeOrNull(gaps.lastAt) },
  }
}

/** The release whose metadata.version the cluster runs at; null where it has none. */
function kafkaVersion({ features }: Snapshot): string | null {
  const level = features.find((feature) => feature.name === 'metadata.version')?.finalized
  return level == null ? null : releaseOf(level)
}
